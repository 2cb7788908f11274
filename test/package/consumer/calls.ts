import { createCloudglueClient, type ShareableAsset, updateShareableAsset } from "@specmill/share-clients/cloudglue";
import {
  createRapidlyClient,
  type HttpValidationError,
  type ResourceNotFound,
  type Share,
  type UpdateShareResult,
  updateShare,
} from "@specmill/share-clients/rapidly";
import { isApiError, orThrow } from "@specmill/share-clients/runtime";

const id = "98d80576-482e-427f-8434-7f86890ab222";
const rapidly = createRapidlyClient({ token: "secret" });
const cloudglue = createCloudglueClient({
  token: async () => "secret",
  baseUrl: "https://example.com",
  headers: { "X-Trace": "1" },
  validate: { response: "off" },
});

export async function update(): Promise<string | number | undefined> {
  const result = await updateShare(rapidly, {
    path: { id },
    body: { visibility: "public", prices: [{ id }, { amount_type: "fixed", price_amount: 2500 }] },
  });
  if (result.ok) {
    const share: Share = result.data;
    return share.prices.length;
  }
  if (result.status === 404) {
    const error: ResourceNotFound = result.error;
    return error.detail;
  }
  if (result.status === 422) {
    const error: HttpValidationError = result.error;
    return error.detail?.[0]?.msg;
  }
  if (result.status === 403) return result.error.error;
  // What is left is what the contract does not describe: another status, no JSON, JSON of another shape.
  return `${result.unexpected.reason}: ${result.unexpected.body}`;
}

export function narrow(result: UpdateShareResult): void {
  if (result.status === 200) result.data.id;
  // @ts-expect-error: no status of the contract
  if (result.status === 502) return;
  if (result.unexpected?.status === 502) result.unexpected.body.trim();
  if (result.unexpected?.reason === "invalid") result.unexpected.issues.map(({ pointer }) => pointer);
  // @ts-expect-error: `data` is there only when the call went well
  result.data.id;
}

/** Every case is declared in full, so that parts of a result narrow each other. */
export async function destructured(): Promise<string> {
  const { status, data, error, unexpected, response } = await updateShare(rapidly, { path: { id }, body: {} });
  switch (status) {
    case 200:
      return data.id;
    case 403:
    case 404:
      return error.detail;
    case 422:
      return String(error.detail?.length);
    case undefined:
      return `${response.status} ${unexpected.reason}`;
    default:
      return status satisfies never;
  }
}

export async function thrown(): Promise<number> {
  try {
    const share = await orThrow(updateShare(rapidly, { path: { id }, body: {} }));
    return share.prices.length;
  } catch (error) {
    if (isApiError<UpdateShareResult>(error) && error.status === 404) return error.error?.detail?.length ?? 0;
    throw error;
  }
}

export async function asset(): Promise<ShareableAsset | undefined> {
  const result = await updateShareableAsset(cloudglue, { path: { id }, body: { title: "New" } });
  await updateShareableAsset(cloudglue, { path: { id } });
  return result.ok ? result.data : undefined;
}

/** The client is openapi-fetch's own. */
export async function raw(): Promise<number | undefined> {
  rapidly.use({ onRequest: ({ request }) => request });
  const { data, error } = await rapidly.PATCH("/api/shares/{id}", {
    params: { path: { id } },
    body: { name: "New name" },
  });
  void error;
  return data?.prices.length;
}

export function misuse(): void {
  // @ts-expect-error: the path needs its id
  updateShare(rapidly, { path: {}, body: {} });
  // @ts-expect-error: the body is required
  updateShare(rapidly, { path: { id } });
  // @ts-expect-error: no such field
  updateShare(rapidly, { path: { id }, body: { colour: "red" } });
  // @ts-expect-error: another API's client
  updateShare(cloudglue, { path: { id }, body: {} });
  // @ts-expect-error: no such path
  rapidly.PATCH("/api/shares", {});
}
