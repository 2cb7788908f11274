import { createRapidlyClient, type NotPermitted, updateShare } from "@specmill/share-clients/rapidly";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";

const mocked = setupServer();
const rapidly = createRapidlyClient({ token: "t" });
const path = { id: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed" };

beforeAll(() => mocked.listen({ onUnhandledRequest: "error" }));
afterAll(() => mocked.close());

it("explains why a share cannot be changed", async () => {
  const refusal: NotPermitted = { error: "NotPermitted", detail: "This share is not yours" };
  mocked.use(http.patch("https://api.rapidly.tech/api/shares/:id", () => HttpResponse.json(refusal, { status: 403 })));
  const { status, error } = await updateShare(rapidly, { path, body: { name: "Frogs" } });
  expect(status === 403 && error.detail).toBe("This share is not yours");
});

it("does not take text for JSON", async () => {
  mocked.use(http.patch("*/api/shares/:id", () => new HttpResponse("{}")));
  const { unexpected } = await updateShare(rapidly, { path, body: {} });
  expect(unexpected?.reason).toBe("unreadable");
});
