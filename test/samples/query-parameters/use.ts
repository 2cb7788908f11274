import { createSpecClient, listPages, listShares } from "sample/spec";

const client = createSpecClient();
await listShares(client, { query: { q: "a", limit: 1, tag: ["new"], "filter[name]": "b", archived: true } });
// @ts-expect-error `q` is required
await listShares(client, { query: {} });
// @ts-expect-error there is no such tag
await listShares(client, { query: { q: "a", tag: ["other"] } });

await listPages(client);
await listPages(client, { query: { page: 1.5 } });
