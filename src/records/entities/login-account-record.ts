// A person who can sign in at the embedded authorization server: what kind of caller, in which roles, for which purposes at most.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'login_accounts' })
export class LoginAccountRecord {
  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  subject!: string;

  @Column('text', { name: 'caller_kind' })
  callerKind!: string;

  @Column('text', { array: true })
  roles!: string[];

  @Column('text', { array: true })
  purposes!: string[];

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;
}
