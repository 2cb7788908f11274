import type { SecurityScheme } from "../../../generator/2-normalise/api-security.js";
import { sentSchemes } from "../../../generator/3-analyse/credentials.js";
import type { Model } from "../../../generator/3-analyse/model.js";
import { clientNames, credentialsOption, requiredOptions } from "../../../generator/4-emit/client.js";
import { type Code, code, list } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { objectLiteral } from "./literals.js";
import { type, value } from "./names.js";

/** Creates clients: with what they cannot do without, and with all there is to say. */
export function creation(model: Model): readonly Declaration[] {
  if (model.api.operations.length === 0) return [];
  const { client, create, options } = clientNames(model);
  const minimal = objectLiteral(
    requiredOptions(model).map((name) => [name, name === "auth" ? code`{}` : code`${"text"}`]),
  );
  const schemes = sentSchemes(model);
  const created = [code`minimal`, code`full`, ...(requiredOptions(model).length === 0 ? [code``] : [])].map(
    (given) => code`${value(create, model)}(${given})`,
  );
  const token =
    credentialsOption(model) === "token" ? code`token: async () => ${"text"},` : code`auth: ${auth(schemes)},`;
  return [
    {
      kind: "function",
      name: "createClients",
      parameters: [],
      returns: code`readonly ${type(client, model)}[]`,
      body: code`
        const minimal: ${type(options, model)} = ${minimal};
        const full: ${type(options, model)} = {
          ${schemes.length === 0 ? code`` : token}
          baseUrl: "https://example.com",
          fetch: (request) => fetch(request),
          headers: { "X-Trace": "1" },
          validate: { request: "off", response: (failure) => void failure.message },
        };
        const clients = [${list(code``, created, code``)}];
        for (const client of clients) client.use({ onRequest: ({ request }) => request });
        return clients;`,
    },
  ];
}

/** A credential for each scheme, given in turn as a value and as a function. */
function auth(schemes: readonly SecurityScheme[]): Code {
  return objectLiteral(
    schemes.map(({ kind, name }, index) => {
      const credential = kind === "basic" ? code`{ username: "name", password: "secret" }` : code`${"text"}`;
      return [name, index % 2 === 0 ? credential : code`async () => (${credential})`] as const;
    }),
  );
}
