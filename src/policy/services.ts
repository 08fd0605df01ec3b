// What the customer currently obtains: services are half-open intervals, and only telecommunications categories count
// towards "more than one category" (47 CFR 64.2005(a)).

import type { ServiceCategory } from './categories.js';
import { SERVICE_CATEGORIES } from './categories.js';
import type { Instant, RequestAccount, RequestService } from './request.js';

function isCurrent(service: RequestService, at: Instant): boolean {
  return service.from <= at && (service.to === undefined || at < service.to);
}

export function hasService({ services }: RequestAccount, category: ServiceCategory, at: Instant): boolean {
  for (const service of services) if (service.category === category && isCurrent(service, at)) return true;
  return false;
}

/** Had it, and it ended. */
export function hadService({ services }: RequestAccount, category: ServiceCategory, at: Instant): boolean {
  for (const service of services) {
    if (service.category === category && service.to !== undefined && service.to <= at) return true;
  }
  return false;
}

export function takesTwoCategories({ services }: RequestAccount, at: Instant): boolean {
  let taken = 0;
  for (const service of services) {
    if (isCurrent(service, at)) taken |= SERVICE_CATEGORIES[service.category].bit;
  }
  return (taken & (taken - 1)) !== 0;
}
