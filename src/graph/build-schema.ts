/** The schema as served: built from the types and resolvers, every class shown, guarded, and proven to have no gap. */
import 'reflect-metadata';
import { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { classDirectives } from './directives.js';
import { guardSchema } from './guard.js';
import { proveCoverage } from './prove-coverage.js';
import { AccessResolver } from './resolvers/access-resolver.js';
import { AccountResolver } from './resolvers/account-resolver.js';
import { ApprovalResolver } from './resolvers/approval-resolver.js';
import { CallImportResolver } from './resolvers/call-import-resolver.js';
import { CallResolver } from './resolvers/call-resolver.js';
import { CampaignResolver } from './resolvers/campaign-resolver.js';
import { CaseResolver } from './resolvers/case-resolver.js';
import { BreachResolver } from './resolvers/breach-resolver.js';
import { ComplaintResolver } from './resolvers/complaint-resolver.js';
import { OptOutFailureResolver } from './resolvers/opt-out-failure-resolver.js';
import { ContactResolver } from './resolvers/contact-resolver.js';
import { CredentialResolver } from './resolvers/credential-resolver.js';
import { CpniResolver } from './resolvers/cpni-resolver.js';
import { DecisionResolver } from './resolvers/decision-resolver.js';
import { DelegateResolver } from './resolvers/delegate-resolver.js';
import { InvoiceResolver } from './resolvers/invoice-resolver.js';
import { AcceptPolicyResolver, PolicyChangeResolver } from './resolvers/policy-change-resolver.js';
import { LegalResolver } from './resolvers/legal-resolver.js';
import { NoticeResolver } from './resolvers/notice-resolver.js';
import { PaperPayloadResolver, PaperResolver } from './resolvers/paper-resolver.js';
import { PrivacyPolicyResolver } from './resolvers/privacy-policy-resolver.js';
import { QueryResolver } from './resolvers/query-resolver.js';
import { RelationshipResolver } from './resolvers/relationship-resolver.js';
import { ServiceResolver } from './resolvers/service-resolver.js';
import { SignUpResolver } from './resolvers/sign-up-resolver.js';
import { SiteResolver } from './resolvers/site-resolver.js';
import { DateTime } from './scalars.js';

/** The schema before the guard: types, resolvers and classes. Never served. */
export function buildUnguardedSchema(): GraphQLSchema {
  const built = buildSchemaSync({
    resolvers: [
      QueryResolver,
      AccountResolver,
      BreachResolver,
      OptOutFailureResolver,
      ComplaintResolver,
      SiteResolver,
      SignUpResolver,
      ServiceResolver,
      CredentialResolver,
      CpniResolver,
      InvoiceResolver,
      PrivacyPolicyResolver,
      PolicyChangeResolver,
      AcceptPolicyResolver,
      DecisionResolver,
      AccessResolver,
      ApprovalResolver,
      DelegateResolver,
      ContactResolver,
      NoticeResolver,
      PaperResolver,
      PaperPayloadResolver,
      CaseResolver,
      RelationshipResolver,
      CallImportResolver,
      CallResolver,
      CampaignResolver,
      LegalResolver,
    ],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false,
  });
  return new GraphQLSchema(withClassDirectives(built));
}

/** The schema that is served. Throws a CoverageGap when any field could be reached unguarded. */
export function buildSchema(): GraphQLSchema {
  const unguarded = buildUnguardedSchema();
  const guarded = guardSchema(unguarded);
  proveCoverage(guarded, unguarded);
  return guarded;
}

function withClassDirectives(built: GraphQLSchema): ConstructorParameters<typeof GraphQLSchema>[0] {
  const config = built.toConfig();
  if (config.query) config.query.description = 'Where every read begins.';
  if (config.mutation) config.mutation.description = 'Where every change begins.';
  return { ...config, directives: [...config.directives, ...classDirectives(built)] };
}
