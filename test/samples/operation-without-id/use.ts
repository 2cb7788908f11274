import { createSpecClient, getApiSharesByShareIdPricesByN, getRoot } from "sample/spec";

const client = createSpecClient();
await getRoot(client);

const result = await getApiSharesByShareIdPricesByN(client, { path: { "share-id": "a", n: 1 } });
if (result.ok) result.data satisfies number;

// @ts-expect-error the number of a price is no text
await getApiSharesByShareIdPricesByN(client, { path: { "share-id": "a", n: "1" } });
