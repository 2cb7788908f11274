import createClient from "openapi-fetch";
import type { components, paths } from "./openapi-typescript/shop.js";

type Item = components["schemas"]["Item"];

const shop = createClient<paths>({ baseUrl: "https://shop.example/v1" });

export async function nameOf(id: string): Promise<string> {
  const { data, error, response } = await shop.GET("/items/{id}", { params: { path: { id } } });
  if (data !== undefined) return data.name;
  throw new Error(`${response.status}: ${error.code}`);
}

export async function rename(id: string, item: Item) {
  return shop.PUT("/items/{id}", { params: { path: { id } }, body: item });
}
