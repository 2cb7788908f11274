import { describe, expect, it } from "vitest";
import { app } from "./hono.js";
import { router } from "./trpc.js";

const tooShort = { message: 'must be a string of at least 3 characters, got "ab"', path: ["name"] };

describe("a server that validates with the schemas of the contract", () => {
  const patch = (body: unknown) =>
    app.request("/api/shares/7", {
      method: "PATCH",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });

  it("by Hono", async () => {
    expect(await (await patch({ name: "Frogs" })).json()).toEqual({ id: "7", name: "Frogs" });
    const refused = await patch({ name: "ab" });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: [tooShort] });
  });

  it("by tRPC", async () => {
    const caller = router.createCaller({});
    expect(await caller.updateShare({ name: "Frogs" })).toEqual({ renamed: "Frogs" });
    await expect(caller.updateShare({ name: "ab" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [tooShort] },
    });
  });
});
