import { isSecured } from "../../../generator/3-analyse/calls.js";
import type { Model } from "../../../generator/3-analyse/model.js";
import { clientNames, requiredOptions } from "../../../generator/4-emit/client.js";
import { code, list } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { objectLiteral } from "./literals.js";
import { type, value } from "./names.js";

/** Creates clients: with what they cannot do without, and with all there is to say. */
export function creation(model: Model): readonly Declaration[] {
  if (model.api.operations.length === 0) return [];
  const { client, create, options } = clientNames(model);
  const minimal = objectLiteral(requiredOptions(model).map((name) => [name, code`${"text"}`]));
  const secured = [...model.calls.values()].some(isSecured);
  const created = [code`minimal`, code`full`, ...(requiredOptions(model).length === 0 ? [code``] : [])].map(
    (given) => code`${value(create, model)}(${given})`,
  );
  const token = secured ? code`token: async () => ${"text"},` : code``;
  return [
    {
      kind: "function",
      name: "createClients",
      parameters: [],
      returns: code`readonly ${type(client, model)}[]`,
      body: code`
        const minimal: ${type(options, model)} = ${minimal};
        const full: ${type(options, model)} = {
          ${token}
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
