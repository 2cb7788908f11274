import { expect, expectTypeOf, it } from "vitest";
import {
  type NotFound,
  type ShareableAsset,
  type UpdateShareableAssetRequest,
  type UpdateShareableAssetResult,
  updateShareableAsset,
} from "../../generated/src/cloudglue/index.js";
import {
  createRapidlyClient,
  type HttpValidationError,
  type NotPermitted,
  type RapidlyClient,
  type ResourceNotFound,
  type Share,
  type SharePrice,
  type ShareUpdate,
  type UpdateShareResult,
  updateShare,
} from "../../generated/src/rapidly/index.js";
import { rapidlyExample } from "./examples.js";
import { priceId, shareId } from "./fixtures.js";

/** The call and the narrowing as the issue writes them. */
async function show(rapidly: RapidlyClient, id: string, kept: string): Promise<SharePrice[] | string | undefined> {
  const result = await updateShare(rapidly, {
    path: { id },
    body: { visibility: "public", prices: [{ id: kept }, { amount_type: "fixed", price_amount: 2500 }] },
  });
  if (result.ok) return result.data.prices;
  else if (result.status === 404) return result.error.detail;
  else if (result.status === 422) return result.error.detail?.[0]?.msg;
  return undefined;
}

it("a call can be written as the issue writes it", async () => {
  const answering = (status: number, body: unknown) =>
    createRapidlyClient({ token: "t", fetch: async () => Response.json(body, { status }) });
  const share = rapidlyExample("200 full") as Share;
  expect(await show(answering(200, share), shareId, priceId)).toEqual(share.prices);
  expect(await show(answering(404, rapidlyExample("404")), shareId, priceId)).toBeTypeOf("string");
  expect(await show(answering(422, rapidlyExample("422 minimal")), shareId, priceId)).toBe("Field required");
  expect(await show(answering(422, {}), shareId, priceId)).toBeUndefined();
});

it("a result narrows by `ok`", () => {
  expectTypeOf<Extract<UpdateShareResult, { ok: true }>["data"]>().toEqualTypeOf<Share>();
  expectTypeOf<Extract<UpdateShareResult, { ok: true }>["status"]>().toEqualTypeOf<200>();
  expectTypeOf<Extract<UpdateShareableAssetResult, { ok: true }>["data"]>().toEqualTypeOf<ShareableAsset>();
});

it("a result narrows by `status`, exhaustively", () => {
  const tell = (result: UpdateShareResult): string => {
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    expectTypeOf(result.status).toEqualTypeOf<200 | 403 | 404 | 422 | undefined>();
    switch (result.status) {
      case 200:
        expectTypeOf(result.data).toEqualTypeOf<Share>();
        return result.data.name;
      case 403:
        expectTypeOf(result.error).toEqualTypeOf<NotPermitted>();
        return result.error.detail;
      case 404:
        expectTypeOf(result.error).toEqualTypeOf<ResourceNotFound>();
        return result.error.detail;
      case 422:
        expectTypeOf(result.error).toEqualTypeOf<HttpValidationError>();
        return result.error.detail?.map(({ msg }) => msg).join() ?? "";
      case undefined:
        expectTypeOf(result.ok).toEqualTypeOf<false>();
        expectTypeOf(result.unexpected.status).toBeNumber();
        expectTypeOf(result.unexpected.reason).toEqualTypeOf<"unlisted" | "unreadable" | "invalid">();
        return result.unexpected.body;
      default:
        return result satisfies never;
    }
  };
  const tellAsset = (result: UpdateShareableAssetResult): string => {
    if (result.ok) return result.data.id;
    if (result.status !== 404) return result.unexpected.body;
    expectTypeOf(result.error).toEqualTypeOf<NotFound>();
    return result.error.error;
  };
  expect([tell, tellAsset]).toHaveLength(2);
});

it("what cannot be right does not compile", () => {
  const misuse = (rapidly: RapidlyClient, result: UpdateShareResult) => {
    // @ts-expect-error: whether there is data must be asked first
    result.data.id;
    // @ts-expect-error: no status of the contract
    if (result.status === 502) return;
    // @ts-expect-error: a result is not to be changed
    result.ok = false;
    // @ts-expect-error: the id is missing
    updateShare(rapidly, { path: {}, body: {} });
    // @ts-expect-error: the body is missing
    updateShare(rapidly, { path: { id: shareId } });
    // @ts-expect-error: another API's client
    updateShareableAsset(rapidly, { path: { id: shareId } });
    // @ts-expect-error: a token is needed
    createRapidlyClient({});
    // @ts-expect-error: no such option
    createRapidlyClient({ token: "t", validate: { request: "warn" } });
    // @ts-expect-error: no such visibility
    rapidly.PATCH("/api/shares/{id}", { params: { path: { id: shareId } }, body: { visibility: "secret" } });
  };
  const bodies: ShareUpdate[] = [
    // @ts-expect-error: an unknown tag
    { prices: [{ amount_type: "seats", price_amount: 2500 }] },
    // @ts-expect-error: a field of another variant
    { prices: [{ amount_type: "free", price_amount: 2500 }] },
    // @ts-expect-error: a required field is missing
    { prices: [{ amount_type: "fixed" }] },
    // A price that is there already may have any tag: its schema does not speak of it.
    { prices: [{ id: priceId, amount_type: "fixed" }] },
    { prices: [{ amount_type: "custom" }, { amount_type: "free", price_currency: "eur" }] },
  ];
  // @ts-expect-error: no such field
  const request: UpdateShareableAssetRequest = { name: "x" };
  expect([misuse, bodies, request]).toHaveLength(3);
});
