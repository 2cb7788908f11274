import { updateShare } from "@specmill/share-clients/rapidly";
import { expect, onTestFinished, vi } from "vitest";
import { hangUp, json } from "../../test/http/answers.js";
import { rapidlyExample } from "../../test/http/examples.js";
import { it, shareId } from "../../test/http/fixtures.js";
import { clientWith } from "./retries.js";

it("a call is repeated after a lost connection and after a 503", async ({ server }) => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0); // how long it waits, of what it may wait
  onTestFinished(() => random.mockRestore());
  const answers = [hangUp, json(503, {}), json(200, rapidlyExample("200 full"))];
  server.answerWith((response, seen) => answers[server.requests.length - 1]?.(response, seen));
  const result = await updateShare(clientWith("t", server.url), { path: { id: shareId }, body: {} });
  expect(result).toMatchObject({ ok: true });
  expect(server.requests).toHaveLength(3);
});
