import { orThrow } from "./generated/runtime/index.js";
import { createShopClient, type Item, readItem, updateItem } from "./generated/shop/index.js";

declare const session: { readonly token: string };
const shop = createShopClient({ baseUrl: "https://shop.example/v1", auth: { oauth: () => session.token } });

export async function nameOf(id: string): Promise<string> {
  const { ok, data, error, response } = await readItem(shop, { path: { id } });
  if (ok) return data.name;
  throw new Error(`${response.status}: ${error?.code}`);
}

export async function rename(id: string, item: Item) {
  return orThrow(updateItem(shop, { path: { id }, body: item }));
}
