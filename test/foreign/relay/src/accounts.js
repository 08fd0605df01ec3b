// A frontend as Relay compiles it: a connection that pages, a fragment that is refetched through node, a change with its payload.
import { graphql } from 'relay-runtime';

export const Accounts = graphql`
  query accountsQuery($count: Int!, $cursor: String) {
    ...accounts_list @arguments(count: $count, cursor: $cursor)
  }
`;

export const List = graphql`
  fragment accounts_list on Query
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" })
  @refetchable(queryName: "accountsPageQuery") {
    accounts(first: $count, after: $cursor) @connection(key: "accounts_accounts") {
      edges {
        node {
          id
          number
          ...accounts_services
        }
      }
    }
  }
`;

export const Services = graphql`
  fragment accounts_services on Account @refetchable(queryName: "accountsServicesQuery") {
    cpni(purpose: SELF_ACCESS) {
      services {
        category
        type
      }
    }
  }
`;

export const Objection = graphql`
  mutation accountsObjectionMutation($input: RecordApprovalInput!) {
    recordApproval(input: $input) {
      userErrors {
        code
        field
      }
    }
  }
`;
