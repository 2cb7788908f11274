import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { changed, unlessAborted } from "../../../generator/runtime/resilience/fetch.js";

describe("unlessAborted", () => {
  it("settles as the promise does, and leaves no listener", async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(Promise.resolve(1), signal)).toBe(1);
    await expect(unlessAborted(Promise.reject(new Error("mine")), signal)).rejects.toThrow("mine");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("rejects with the reason of a signal that aborts first, and leaves no listener", async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(new Promise(() => {}), controller.signal);
    controller.abort("enough");
    await expect(waiting).rejects.toBe("enough");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("rejects with the reason of a signal that has aborted, whatever becomes of the promise", async () => {
    const signal = AbortSignal.abort("no");
    await expect(unlessAborted(Promise.resolve(1), signal)).rejects.toBe("no");
    await expect(unlessAborted(Promise.reject(new Error("nobody's business")), signal)).rejects.toBe("no");
  });
});

describe("a changed request", () => {
  it.each([
    ["about:client", ""],
    ["", "no-referrer"],
  ] as const)("keeps the referrer %j and the policy %j", (referrer, referrerPolicy) => {
    const request = new Request("http://api.example", { referrer, referrerPolicy });
    const { signal } = new AbortController();
    expect(changed(request, { signal })).toMatchObject({ referrer, referrerPolicy });
  });
});
