// A proof of possession that was used, by its digest.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'dpop_proofs' })
export class DpopProofRecord {
  @PrimaryColumn('bytea', { name: 'proof_hash' })
  proofHash!: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
