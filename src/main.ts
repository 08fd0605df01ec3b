// `npm start`: the same as `account-data serve`.
import { serve } from './cli/commands/serve.js';

void serve();
