-- What PostGraphile serves the rows with, in a copy of the database: two roles, their row-level security, and the few things that an
-- API over these tables needs besides: an account by its number, quantities, usage by month, the status of an invoice.
-- Who asks and what is stated comes as settings of the transaction. Tuned as one would: a policy compares with a set, never calls a
-- function of the row; the functions are of PL/pgSQL, whose plans are kept; the costly set is computed once for a transaction.

-- The roles belong to the cluster, so they may be there from a run before.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['account_data_bench_owner', 'account_data_bench_affiliate'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
  END LOOP;
END $$;
CREATE SCHEMA peer;
GRANT USAGE ON SCHEMA public, peer TO account_data_bench_owner, account_data_bench_affiliate;

-- The owner: every category of the own accounts, after a login by password. 47 CFR 64.2010(c)
CREATE FUNCTION peer.own_accounts() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$ BEGIN RETURN QUERY
  SELECT a.account_id FROM account_owners o JOIN accounts a USING (account_id)
  WHERE o.issuer = current_setting('jwt.claims.iss', true) AND o.subject = current_setting('jwt.claims.sub', true)
    AND current_setting('request.purpose', true) = 'SELF_ACCESS'
    AND 'SELF_ACCESS' = ANY (string_to_array(current_setting('jwt.claims.purposes', true), ','))
    AND 'pwd' = ANY (string_to_array(current_setting('jwt.claims.amr', true), ','))
    AND a.status <> 'APPLICANT';
END $$;

-- The affiliate offering a service of a category that the customer has: the tie, and what may be read. Policy section 3,
-- 47 CFR 64.2005(a), 64.2007(b)
CREATE FUNCTION peer.tied_accounts() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$ BEGIN RETURN QUERY
  SELECT c.account_id FROM api_clients k JOIN company_accounts c USING (company_id)
  WHERE k.issuer = current_setting('jwt.claims.iss', true)
    AND k.client_id = current_setting('jwt.claims.client_id', true) AND k.suspended_at IS NULL;
END $$;

CREATE FUNCTION peer.marketable_accounts() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE kept text := current_setting('peer.marketable', true);
BEGIN
  IF kept IS NULL OR kept = '' THEN
    kept := ARRAY(
      SELECT c.account_id
      FROM api_clients k
      JOIN companies o ON o.company_id = k.company_id
      JOIN case_references f ON f.code = current_setting('request.reference', true)
      JOIN company_accounts c ON c.company_id = o.company_id
      JOIN accounts a ON a.account_id = c.account_id
      WHERE k.issuer = current_setting('jwt.claims.iss', true)
        AND k.client_id = current_setting('jwt.claims.client_id', true)
        AND k.suspended_at IS NULL AND o.suspended_at IS NULL AND o.kind = 'AFFILIATE'
        AND current_setting('request.purpose', true) = 'MARKETING_SAME_CATEGORY'
        AND 'MARKETING_SAME_CATEGORY' = ANY (k.purposes)
        AND 'MARKETING_SAME_CATEGORY' = ANY (string_to_array(current_setting('jwt.claims.purposes', true), ','))
        AND f.kind = 'CAMPAIGN' AND f.opened_at <= now() AND (f.ended_at IS NULL OR f.ended_at > now())
        AND f.approved_at <= now() AND o.company_id = ANY (f.company_ids)
        AND (f.approved_by_issuer, f.approved_by_subject) <> (f.opened_by_issuer, f.opened_by_subject)
        AND f.offering = current_setting('request.offering', true)
        AND f.offering IN ('LOCAL', 'INTEREXCHANGE', 'WIRELESS')
        AND a.status IN ('ACTIVE', 'SUSPENDED')
        AND EXISTS (SELECT FROM service_relationships r
          WHERE r.account_id = c.account_id AND r.company_id = o.company_id AND r.kind = 'SERVICE'
            AND r.from_at < now() AND (r.to_at IS NULL OR r.to_at > now()))
        AND EXISTS (SELECT FROM services s
          WHERE s.account_id = c.account_id AND s.category = f.offering
            AND s.started_at <= now() AND (s.ended_at IS NULL OR s.ended_at > now()))
        AND NOT EXISTS (SELECT FROM approvals p
          WHERE p.account_id = c.account_id AND p.kind = 'OPT_OUT' AND p.at <= now()
            AND (p.revoked_at IS NULL OR p.revoked_at > now()) AND (p.company_id IS NULL OR p.company_id = o.company_id)
            AND (p.categories IS NULL OR p.categories && ARRAY['TYPE', 'QUANTITY', 'AMOUNT_OF_USE'])
            AND NOT EXISTS (SELECT FROM approvals later
              WHERE later.account_id = p.account_id AND later.kind = 'OPT_IN' AND later.company_id = o.company_id
                AND later.at > p.at AND later.at <= now() AND (later.revoked_at IS NULL OR later.revoked_at > now())))
        AND (
          (o.communications_related AND 2 <= (SELECT count(DISTINCT s.category) FROM services s
            WHERE s.account_id = c.account_id AND s.category IN ('LOCAL', 'INTEREXCHANGE', 'WIRELESS')
              AND s.started_at <= now() AND (s.ended_at IS NULL OR s.ended_at > now())))
          OR EXISTS (SELECT FROM approvals p
            WHERE p.account_id = c.account_id AND p.kind = 'OPT_IN' AND p.scope = 'MARKETING' AND p.company_id = o.company_id
              AND p.at <= now() AND (p.revoked_at IS NULL OR p.revoked_at > now()))));
    PERFORM set_config('peer.marketable', kept, true);
  END IF;
  RETURN QUERY SELECT unnest(kept::uuid[]);
END $$;

-- Which table opens by which set, and to the affiliate which columns: what may be counted is not thereby shown.
DO $$ DECLARE opened record; BEGIN
  FOR opened IN SELECT * FROM (VALUES
    ('accounts', 'tied_accounts', 'account_id, number'),
    ('services', 'marketable_accounts', 'account_id, service_id, category, type, started_at, ended_at'),
    ('phone_numbers', 'marketable_accounts', 'account_id, released_at'),
    ('trunks', 'marketable_accounts', 'account_id, removed_at, channels'),
    ('usage_totals', 'marketable_accounts', 'account_id, day, billed_seconds, calls, messages'),
    ('contacts', NULL, NULL),
    ('invoices', NULL, NULL),
    ('call_records', NULL, NULL)) AS row (name, affiliate, columns)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', opened.name);
    EXECUTE format('GRANT SELECT ON %I TO account_data_bench_owner', opened.name);
    EXECUTE format('CREATE POLICY owner ON %I FOR SELECT TO account_data_bench_owner
      USING (account_id IN (SELECT peer.own_accounts()))', opened.name);
    CONTINUE WHEN opened.affiliate IS NULL;
    EXECUTE format('GRANT SELECT (%s) ON %I TO account_data_bench_affiliate', opened.columns, opened.name);
    EXECUTE format('CREATE POLICY affiliate ON %I FOR SELECT TO account_data_bench_affiliate
      USING (account_id IN (SELECT peer.%I()))', opened.name, opened.affiliate);
  END LOOP;
END $$;

ALTER TABLE accounts ADD UNIQUE (number);

-- What an affiliate sees of an account; a function of a whole row of `accounts` would ask for the right to all of its columns.
CREATE VIEW customers WITH (security_invoker = true) AS SELECT account_id, number FROM accounts;
COMMENT ON VIEW customers IS '@primaryKey account_id';
COMMENT ON TABLE services IS '@foreignKey (account_id) references customers (account_id)';

CREATE VIEW quantities WITH (security_invoker = true) AS
  SELECT a.account_id,
    (SELECT count(*)::integer FROM phone_numbers n WHERE n.account_id = a.account_id AND n.released_at IS NULL) AS numbers,
    (SELECT coalesce(sum(t.channels), 0)::integer FROM trunks t
      WHERE t.account_id = a.account_id AND t.removed_at IS NULL) AS channels,
    (SELECT count(*)::integer FROM services s WHERE s.account_id = a.account_id
      AND s.started_at <= now() AND (s.ended_at IS NULL OR s.ended_at > now())) AS services,
    (SELECT count(*)::integer FROM trunks t WHERE t.account_id = a.account_id AND t.removed_at IS NULL) AS trunks
  FROM accounts a;
COMMENT ON VIEW quantities IS E'@primaryKey account_id\n@foreignKey (account_id) references customers (account_id)';
GRANT SELECT ON customers, quantities TO account_data_bench_affiliate;

-- SQL functions of one SELECT: PostgreSQL reads them as if they stood in the statement.
CREATE TYPE usage_month AS ("from" timestamptz, minutes numeric, calls integer, messages integer);
DO $$ DECLARE of_what text; BEGIN
  FOREACH of_what IN ARRAY ARRAY['accounts', 'customers'] LOOP
    EXECUTE format('CREATE FUNCTION %1$s_usage(account %1$s, first_day date, end_day date)
      RETURNS SETOF usage_month LANGUAGE sql STABLE AS $body$
        SELECT date_trunc(''month'', u.day::timestamp) AT TIME ZONE ''UTC'', trim_scale(round(sum(u.billed_seconds) / 60.0, 6)),
          sum(u.calls)::integer, sum(u.messages)::integer
        FROM usage_totals u WHERE u.account_id = account.account_id AND u.day >= first_day AND u.day < end_day
        GROUP BY 1 ORDER BY 1
      $body$', of_what);
  END LOOP;
END $$;

CREATE FUNCTION invoices_status(invoice invoices) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN invoice.paid_amount >= invoice.total_amount THEN 'PAID'
    WHEN invoice.due_at <= now() THEN 'OVERDUE' ELSE 'OPEN' END
$$;

COMMENT ON TABLE call_records IS '@foreignKey (account_id) references accounts (account_id)';
