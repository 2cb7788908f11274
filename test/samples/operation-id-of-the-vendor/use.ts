import { createSpecClient, sharesUpdate } from "sample/spec";

const client = createSpecClient();
const result = await sharesUpdate(client, { path: { id: "c3f7a1de-7a1e-4b9c-8f6e-0d5b7a3c2e11" } });
if (result.ok) result.status satisfies 204;

// @ts-expect-error the path needs an id
await sharesUpdate(client, { path: {} });
