/** What the page does. A test calls one of these functions, and looks at what it returns and at what the server got. */
import { createRapidlyClient, updateShare } from "browser-tests/rapidly";
import { isValidationError } from "browser-tests/runtime";
import { createReport, createShopClient, watchPrices } from "browser-tests/shop";

const baseUrl = location.origin;
const shop = createShopClient({ baseUrl });
const rapidly = createRapidlyClient({ baseUrl, token: "ra-token" });
const aborting = new AbortController();

const calls = {
  /** The name of a share that is changed, or what the contract says of the failure. */
  async update(id: string, name: string) {
    try {
      const { ok, status, data, error } = await updateShare(rapidly, { path: { id }, body: { name } });
      return ok ? { status, name: data.name } : { status, error };
    } catch (error) {
      if (isValidationError(error)) return { issues: error.issues.map(({ pointer }) => pointer) };
      throw error;
    }
  },

  async upload() {
    const file = new File([Uint8Array.of(0, 255, 13, 10)], "a.bin", { type: "application/x-frogs" });
    const result = await createReport(shop, { body: { note: "größer", file } });
    return result.ok ? { data: result.data, parts: result.headers.get("X-Parts") } : { ...result };
  },

  /** Two events of a stream that goes on. */
  async stream() {
    const result = await watchPrices(shop);
    if (!result.ok) return { ...result };
    const amounts: number[] = [];
    for await (const { data } of result.data) if (amounts.push(data.amount) === 2) break;
    return amounts;
  },

  /** How a stream ends that `abort` ends. */
  async watch() {
    const result = await watchPrices(shop, { signal: aborting.signal });
    if (!result.ok) return { ...result };
    try {
      for await (const { data } of result.data) document.title = `Price ${data.amount}`;
      return "ended";
    } catch (error) {
      return String(error);
    }
  },

  abort() {
    aborting.abort(new Error("The page has seen enough"));
  },
};

Object.assign(globalThis, { calls });
