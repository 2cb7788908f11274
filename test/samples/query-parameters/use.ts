import { createSpecClient, filterShares, listPages, listShares } from "sample/spec";

const client = createSpecClient();
await listShares(client, { query: { q: "a", limit: 1, tag: ["new"], "filter[name]": "b", archived: true } });
// @ts-expect-error `q` is required
await listShares(client, { query: {} });
// @ts-expect-error there is no such tag
await listShares(client, { query: { q: "a", tag: ["other"] } });

await listPages(client);
await listPages(client, { query: { page: 1.5 } });

// What is optional may be `undefined`.
await listPages(client, undefined);
await listPages(client, { query: undefined });
await listPages(client, { query: { page: undefined } });
await filterShares(client, { query: { tags: undefined }, headers: undefined, body: undefined });

// Arrays are not changed.
const tags: readonly ("new" | "old")[] = ["new"];
await listShares(client, { query: { q: "a", tag: tags } });
await filterShares(client, { query: { tags, one: tags, pair: [1, "a"] as const }, headers: { "X-Tags": tags } });
await filterShares(client, { query: { tags: ["new"], one: "old", pair: [1, "a"] }, headers: { "X-Other": "7" } });
// @ts-expect-error there is no such tag
await filterShares(client, { query: { tags: ["other"] } });
// @ts-expect-error nor in a header
await filterShares(client, { headers: { "X-Tags": ["other"] } });

// `allowEmptyValue`
await filterShares(client, { query: { flag: null } });
await filterShares(client, { query: { flag: true } });
// @ts-expect-error the others have a value
await listPages(client, { query: { page: null } });
