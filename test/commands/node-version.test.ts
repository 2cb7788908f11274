import { expect, test } from "vitest";
import { oldestNode, refuseOldNode } from "../../generator/commands/terminal/node-version.js";
import packageJson from "../../package.json" with { type: "json" };

test.each(["20.19.0", "20.20.1", "22.0.0", "26.1.0"])("Node %s is new enough", (version) => {
  expect(refuseOldNode(version)).toBeUndefined();
});

test.each(["18.20.8", "20.18.3", "20.9.0", "8.0.0"])(
  "Node %s is refused, and the message says what is needed",
  (version) => {
    expect(refuseOldNode(version)).toContain(`needs Node 20.19 or newer, and this is ${version}.`);
  },
);

test("it is what package.json says", () => {
  expect(packageJson.engines.node).toBe(`>=${oldestNode}`);
});
