// Which rule a caller's purpose falls under. For each purpose at most one rule serves a kind of caller, so staff with
// several roles may state what any one of them opens, and no choice between rules is left.

import type { CompanyKind } from './callers.js';
import type { Purpose } from './purposes.js';
import { PURPOSES } from './purposes.js';
import type { RequestCaller } from './request.js';
import type { Rule } from './rule.js';
import { RULES } from './rules.js';

interface RulesOfPurpose {
  CUSTOMER?: Rule;
  DELEGATE?: Rule;
  STAFF?: Rule;
  COMPANY: Partial<Record<CompanyKind, Rule>>;
}

function index(): Record<Purpose, RulesOfPurpose> {
  const purposes = Object.keys(PURPOSES) as Purpose[];
  const rulesOf = Object.fromEntries(purposes.map((purpose) => [purpose, { COMPANY: {} }])) as Record<
    Purpose,
    RulesOfPurpose
  >;
  for (const rule of RULES) {
    for (const purpose of rule.purposes) enter(rulesOf[purpose], rule);
  }
  return rulesOf;
}

function enter(rules: RulesOfPurpose, rule: Rule): void {
  if (rule.statedBy.CUSTOMER) claim(rules, 'CUSTOMER', rule);
  if (rule.statedBy.DELEGATE) claim(rules, 'DELEGATE', rule);
  if (rule.statedBy.STAFF) claim(rules, 'STAFF', rule);
  for (const kind of rule.statedBy.COMPANY ?? []) claim(rules.COMPANY, kind, rule);
}

// INVARIANT: one purpose and one kind of caller lead to one rule.
function claim<Key extends string>(rules: Partial<Record<Key, Rule>>, key: Key, rule: Rule): void {
  const other = rules[key];
  if (other) throw new Error(`rules ${other.id} and ${rule.id} both serve ${key}`);
  rules[key] = rule;
}

const RULES_OF = index();

export function ruleFor(caller: RequestCaller, purpose: Purpose): Rule | undefined {
  const rules = RULES_OF[purpose];
  switch (caller.kind) {
    case 'CUSTOMER':
      return rules.CUSTOMER;
    case 'DELEGATE':
      return rules.DELEGATE;
    case 'STAFF':
      return rules.STAFF && opensToRoles(rules.STAFF, caller) ? rules.STAFF : undefined;
    case 'COMPANY':
      return caller.company ? rules.COMPANY[caller.company.kind] : undefined;
    case 'ANONYMOUS':
      return undefined;
  }
}

function opensToRoles(rule: Rule, caller: RequestCaller): boolean {
  const opened = rule.statedBy.STAFF;
  if (!opened || !caller.roles) return false;
  for (const role of caller.roles) if (opened.includes(role)) return true;
  return false;
}
