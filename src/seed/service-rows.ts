// What an account takes and how it is arranged: services, routes, numbers, trunks, service and E911 addresses.
import { toIso } from '../clock.js';
import type { ServiceCategory } from '../policy/categories.js';
import { makeAddress, personName } from './account-rows.js';
import type { AccountPlan } from './account-plan.js';
import type { Cell, Row, Rows } from './rows.js';
import { DAY } from './times.js';

interface ServiceKind {
  type: string;
  features: readonly string[];
}

const SERVICE_KINDS: Readonly<Record<ServiceCategory, ServiceKind>> = {
  LOCAL: { type: 'SIP_TRUNKING', features: ['E911', 'CNAM', 'FAILOVER_ROUTING'] },
  INTEREXCHANGE: { type: 'LONG_DISTANCE', features: ['INTERNATIONAL'] },
  WIRELESS: { type: 'MOBILE', features: ['VOICEMAIL', 'ROAMING'] },
  INFORMATION_SERVICE: { type: 'MESSAGING', features: ['SMS'] },
  EQUIPMENT: { type: 'EQUIPMENT_RENTAL', features: ['DESK_PHONE'] },
};

export function serviceRows(plan: AccountPlan): Rows {
  if (plan.status === 'APPLICANT') return {};
  const services = plan.categories.map((category) => serviceRow(plan, category));
  const routes = routeRows(plan);
  return {
    services,
    routes,
    phone_numbers: plan.numbers.map((number) => numberRow(plan, number, services[0], routes)),
    trunks: trunkRows(plan),
    service_locations: [
      {
        account_id: plan.accountId,
        location_id: plan.random.uuid(plan.since),
        ...makeAddress(plan.random, plan.city),
        rate_center: plan.city.city.toUpperCase(),
      },
    ],
    emergency_addresses: plan.numbers.map((number) => ({
      account_id: plan.accountId,
      emergency_address_id: plan.random.uuid(plan.since),
      number,
      caller_name: personName(plan.random),
      ...makeAddress(plan.random, plan.city),
      validated_at: toIso(plan.since + 3 * DAY),
    })),
  };
}

function serviceRow({ random, accountId, since, closedAt }: AccountPlan, category: ServiceCategory): Row {
  const { type, features } = SERVICE_KINDS[category];
  return {
    account_id: accountId,
    service_id: random.uuid(since),
    category,
    type,
    features,
    started_at: toIso(since + DAY),
    ended_at: endOf(closedAt),
  };
}

function routeRows({ random, accountId, since, number, city }: AccountPlan): Row[] {
  const host = `${number.toLowerCase()}.example`;
  const targets = [
    ['SIP_REGISTRATION', `pbx@sip.${host}`, 'Main PBX'],
    ['HOST', `backup.${host}:5060`, 'Backup host'],
    ['NUMBER', `+1${city.npa}55501${random.integer(50, 99)}`, 'Night desk'],
    ['URI', `sip:reception@voice.${host}`, 'Reception'],
  ] as const;
  return targets.map(([kind, target, label], place) => ({
    account_id: accountId,
    route_id: random.uuid(since),
    kind,
    target,
    label,
    priority: (place + 1) * 10,
  }));
}

function numberRow(plan: AccountPlan, number: string, service: Row | undefined, routes: readonly Row[]): Row {
  const mobile = plan.categories.length === 1 && plan.categories[0] === 'WIRELESS';
  const [primary, failover] = [routes[0], routes[1]].map((route) => cell(route, 'route_id'));
  return {
    account_id: plan.accountId,
    number_id: plan.random.uuid(plan.since),
    number,
    type: mobile ? 'MOBILE' : 'GEOGRAPHIC',
    assigned_at: toIso(plan.since + 2 * DAY),
    released_at: endOf(plan.closedAt),
    primary_route_id: primary ?? null,
    failover_route_id: failover ?? null,
    rate_center: plan.city.city.toUpperCase(),
    service_id: cell(service, 'service_id'),
  };
}

function trunkRows({ random, accountId, since, closedAt, number, kind, city }: AccountPlan): Row[] {
  const labels = kind === 'BUSINESS' ? ['Main trunk', 'Overflow trunk'] : ['Home trunk'];
  return labels.map((label, place) => ({
    account_id: accountId,
    trunk_id: random.uuid(since),
    label,
    sip_domain: `${city.region.toLowerCase()}${place + 1}.${number.toLowerCase()}.example`,
    codecs: ['G.711u', 'G.729', 'Opus'].slice(0, random.integer(1, 3)),
    allowed_ips: [`192.0.2.${random.integer(1, 254)}`, `198.51.100.${random.integer(1, 254)}`],
    channels: kind === 'BUSINESS' ? random.integer(5, 40) : 2,
    removed_at: endOf(closedAt),
  }));
}

function cell(row: Row | undefined, column: string): Cell {
  return row?.[column] ?? null;
}

function endOf(closedAt: number | null): string | null {
  return closedAt === null ? null : toIso(closedAt);
}
