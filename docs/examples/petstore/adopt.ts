import { createPetstoreClient, findPetsByTags } from "@acme/clients/petstore";

const petstore = createPetstoreClient({
  baseUrl: process.env.PETSTORE_URL,
  auth: { petstore_auth: () => process.env.PETSTORE_TOKEN },
});

const { ok, data, error, unexpected } = await findPetsByTags(petstore, { query: { tags: ["green", "likes rain"] } });
if (ok) for (const { name, category } of data) console.log(`${name} (${category?.name ?? "no category"})`);
else console.error(error?.message ?? `${unexpected?.status}: ${unexpected?.reason}`);
