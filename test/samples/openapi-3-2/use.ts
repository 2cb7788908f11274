import { createSpecClient, findPrices, linkPrices, listPrices, type Price } from "sample/spec";

const client = createSpecClient();
const found = await findPrices(client, { body: { below: 10 } });
if (found.ok) for await (const price of found.data) void (price satisfies Price);
await linkPrices(client, { body: { amount: 1 }, cookies: { session: "a" } });
await listPrices(client, { querystring: { below: 1 } });
// @ts-expect-error the whole query is one value
await listPrices(client, { query: { filter: { below: 1 } } });
