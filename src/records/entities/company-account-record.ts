// The way from a company to the accounts that may be tied to it; kept by triggers, and a superset.
import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'company_accounts' })
export class CompanyAccountRecord {
  @PrimaryColumn('text', { name: 'company_id' })
  companyId!: string;

  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;
}
