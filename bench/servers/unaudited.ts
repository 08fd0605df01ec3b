// The server as shipped, but for its audit.
import { takeOutAudit } from './without-audit.js';

takeOutAudit();
void import('../../src/main.js');
