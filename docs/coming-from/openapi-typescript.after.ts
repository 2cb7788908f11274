import { createShopClient, type Item, readItem, updateItem } from "./generated/shop/index.js";

const shop = createShopClient({ baseUrl: "https://shop.example/v1" });

export async function nameOf(id: string): Promise<string> {
  const { ok, status, data, error, response } = await readItem(shop, { path: { id } });
  if (ok) return data.name;
  if (status === 404) return "nothing";
  throw new Error(`${response.status}: ${error?.code ?? "an answer that the contract does not describe"}`);
}

export async function rename(id: string, item: Item) {
  return updateItem(shop, { path: { id }, body: item });
}
