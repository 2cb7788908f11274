import { createShopClient, type Item, readItem, updateItem } from "./generated/shop/index.js";

const shop = createShopClient({ baseUrl: "https://shop.example/v1" });

export async function nameOf(id: string): Promise<string> {
  const { ok, data, error, response } = await readItem(shop, { path: { id } });
  if (ok) return data.name;
  throw new Error(`${response.status}: ${error?.code}`);
}

export async function rename(id: string, item: Item, token: string) {
  return updateItem(shop, { path: { id }, body: item, headers: { Authorization: `Bearer ${token}` } });
}
