import { type Item, readItem, updateItem } from "./hey-api";
import { client } from "./hey-api/client.gen";

declare const session: { readonly token: string };
client.setConfig({ baseUrl: "https://shop.example/v1", auth: () => session.token });

export async function nameOf(id: string): Promise<string> {
  const { data, error, response } = await readItem({ path: { id } });
  if (data !== undefined) return data.name;
  throw new Error(`${response?.status}: ${error?.code}`);
}

export async function rename(id: string, item: Item) {
  const { data } = await updateItem({ path: { id }, body: item, throwOnError: true });
  return data;
}
