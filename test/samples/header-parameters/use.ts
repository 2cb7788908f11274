import { createSpecClient, listShares } from "sample/spec";

const client = createSpecClient();
const id = "c3f7a1de-7a1e-4b9c-8f6e-0d5b7a3c2e11";
await listShares(client, { headers: { "X-Request-Id": id, "if-none-match": "a", "x-other": "b" } });
// @ts-expect-error the id is required
await listShares(client, { headers: {} });
// @ts-expect-error the id is a text
await listShares(client, { headers: { "X-Request-Id": 1 } });
