import { sValidator } from "@hono/standard-validator";
import { type ShareUpdate, ShareUpdateSchema } from "@specmill/share-clients/rapidly";
import { Hono } from "hono";

export const app = new Hono().patch("/api/shares/:id", sValidator("json", ShareUpdateSchema), (c) => {
  const update: ShareUpdate = c.req.valid("json");
  return c.json({ id: c.req.param("id"), ...update });
});
