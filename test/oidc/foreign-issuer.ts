// Another company's authorization server, as far from this project as can be: oidc-provider with its own keys (RS256), clients with
// secrets, everything in memory. Run as a process: foreign-issuer.ts <port> <audience>.
import { Provider } from 'oidc-provider';
import '../../src/authorization-server/url-parse.js';

const [port = '0', audience = ''] = process.argv.slice(2);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: 'foreign-agent',
      client_secret: 'a secret between the two of them',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: 'openid',
    },
  ],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    dPoP: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: () => ({
        audience,
        scope: 'account:read cpni:read dpv:PaymentManagement',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});

provider.listen(Number(port), () => {
  console.log('listening');
});
