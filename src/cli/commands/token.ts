// `account-data token <demo caller>`: prints an access token, alone. It needs no running server, only the key in the data folder.
// `account-data token revoke` is of every token, the demo's or not.
import { Argument, Command } from 'commander';
import { systemClock } from '../../clock.js';
import { readConfig } from '../../config.js';
import { demoAddressOf, findDemoAddress } from '../../identity/demo-address.js';
import { DEMO_CALLER_NAMES, type DemoCallerName } from '../../identity/demo-callers.js';
import { createDemoIssuer, DEMO_TOKEN_SECONDS } from '../../identity/demo-issuer.js';
import { revokeCommand } from '../revoke-token.js';
import { endWithFault } from '../end-with-fault.js';

export const tokenCommand: Command = new Command('token')
  .description(`print an access token of a demo caller, good for ${DEMO_TOKEN_SECONDS / 60} minutes`)
  .addArgument(new Argument('<caller>', 'the demo caller').choices(DEMO_CALLER_NAMES))
  .action(printToken)
  .addCommand(revokeCommand);

async function printToken(caller: DemoCallerName): Promise<void> {
  try {
    const config = readConfig();
    if (!config.demo) throw new Error('there are no demo callers: DEMO is off');
    const { dataFolder } = config;
    const address =
      (await findDemoAddress(dataFolder)) ?? demoAddressOf(config.port, config.audience, config.publicUrl);
    const issuer = await createDemoIssuer({ ...address, dataFolder, clock: systemClock });
    console.log(await issuer.mint(caller));
  } catch (error) {
    endWithFault(error);
  }
}
