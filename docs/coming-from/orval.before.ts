import { readItem, updateItem } from "./orval/client";
import type { Item } from "./orval/types";
import { ReadItemResponse } from "./orval/validators";

export async function nameOf(id: string): Promise<string> {
  const { status, data } = await readItem(id);
  if (status === 200) return ReadItemResponse.parse(data).name;
  throw new Error(`${status}: ${data.code}`);
}

export async function rename(id: string, item: Item, token: string) {
  return updateItem(id, item, { headers: { Authorization: `Bearer ${token}` } });
}
