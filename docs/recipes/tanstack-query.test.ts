import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect } from "vitest";
import { it, rapidlyAt, rejection, shareId, unknownId } from "../../test/http/fixtures.js";
import { explain, updatingShare } from "./tanstack-query.js";

describe("a mutation", () => {
  it("has the share as its data", async ({ server }) => {
    const mutation = new MutationObserver(new QueryClient(), updatingShare(rapidlyAt(server)));
    const share = await mutation.mutate({ path: { id: shareId }, body: { name: "Frogs" } });
    expect([share.name, mutation.getCurrentResult().data]).toEqual(["Frogs", share]);
  });

  it("has as its error what a person is told", async ({ server }) => {
    const mutation = new MutationObserver(new QueryClient(), updatingShare(rapidlyAt(server)));
    await rejection(mutation.mutate({ path: { id: unknownId }, body: {} }));
    expect(explain(mutation.getCurrentResult().error as Error)).toBe("There is no such share");
    await rejection(mutation.mutate({ path: { id: shareId }, body: { name: "ab" } }));
    expect(explain(mutation.getCurrentResult().error as Error)).toContain("must be a string of at least 3 characters");
  });
});
