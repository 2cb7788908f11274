import { createSpecClient, readA } from "sample/spec";

createSpecClient({ auth: { key: "k" }, baseUrl: "https://test.shop.example" });
const client = createSpecClient({ auth: {} });
const result = await readA(client, { cookies: { seen: "yes" } });
if (result.status === 200) result.headers.get("X-Rate-Limit") satisfies number | undefined;
// @ts-expect-error the contract has no such header
if (result.status === 200) result.headers.get("X-Other");
