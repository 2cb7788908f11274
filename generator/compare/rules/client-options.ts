import { type CredentialOption, credentialOptionOf } from "../../3-analyse/credentials.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change } from "../change.js";
import { mendOf } from "../finding.js";
import { placeIn } from "../places.js";
import type { Sides } from "../sides.js";
import { breaking, compatible } from "../verdicts.js";
import { shownText } from "../words.js";
import { renamedSchemes } from "./security-schemes.js";

/** What a client must be given, may be, or cannot be: credentials, and where the API is. */
export function compareClientOptions(sides: Sides): readonly Change[] {
  const { old, new: now } = sides;
  if (old.api.operations.length === 0 || now.api.operations.length === 0) return [];
  return [
    ...compareCredentials(sides),
    ...compareOption("baseUrl", baseUrlOf(old), baseUrlOf(now), {
      old: old.api.servers[0]?.at ?? placeIn(old.api, ["servers"]),
      new: now.api.servers[0]?.at ?? placeIn(now.api, ["servers"]),
    }),
  ];
}

type Option = "required" | "optional" | "unknown";

function compareOption(name: string, old: Option, now: Option, places: Pick<Change, "old" | "new">): readonly Change[] {
  if (old === now) return [];
  const what =
    now === "unknown" ? `makes a client that takes no \`${name}\`` : `makes a client whose \`${name}\` is ${now}`;
  const reason =
    now === "required"
      ? `Code that makes a client without \`${name}\` does not compile.`
      : `Code that gives \`${name}\` names an option that there is not.`;
  const source =
    now === "optional"
      ? compatible("Code that gives it compiles, and code that does not.")
      : breaking("request", "the making of clients", reason);
  const rule = `client-${ruleNames[name] ?? name}-${now === "unknown" ? "removed" : now}`;
  return [clientChange(rule, what, source, places)];
}

const ruleNames: Readonly<Record<string, string>> = { baseUrl: "base-url" };

function compareCredentials(sides: Sides): readonly Change[] {
  const { old, new: now } = sides;
  const [before, after] = [credentialOptionOf(old), credentialOptionOf(now)];
  const places = { old: schemesPlace(old), new: schemesPlace(now) };
  if (before.kind === "none" || after.kind === "none" || before.kind === after.kind) {
    const name = after.kind === "none" ? before.kind : after.kind;
    return [
      ...compareOption(name, optionOf(before), optionOf(after), places),
      ...compareMembers(before, after, sides, places),
    ];
  }
  const members =
    after.kind === "auth"
      ? after.schemes.map(({ name }) => `\`auth.${name}\``).join(" and ")
      : `\`${after.kind}\`, the token itself`;
  const source = breaking("request", "the making of clients", `Credentials are given as ${members} now.`);
  const what = `makes a client that takes \`${after.kind}\` in place of \`${before.kind}\``;
  return [clientChange("client-credentials-changed", what, source, places)];
}

/** Credentials that a client takes no more. One that has another name is told of its scheme. */
function compareMembers(
  old: CredentialOption,
  now: CredentialOption,
  sides: Sides,
  places: Pick<Change, "old" | "new">,
): readonly Change[] {
  if (old.kind !== "auth" || now.kind !== "auth") return [];
  const renamed = renamedSchemes(sides);
  const gone = old.schemes.filter(
    ({ name }) => !now.schemes.some((scheme) => scheme.name === (renamed.get(name) ?? name)),
  );
  return gone.map(({ name, at }) => {
    const source = breaking(
      "request",
      "the making of clients",
      `Code that gives \`auth.${name}\` names a credential that no call sends.`,
    );
    return clientChange(
      "client-credential-removed",
      `makes a client that takes no credential ${shownText(name)}`,
      source,
      {
        old: at,
        new: places.new,
      },
    );
  });
}

/** Where a contract describes credentials, or would. */
function schemesPlace({ api }: Model): Change["new"] {
  return api.security[0]?.at ?? placeIn(api, ["components", "securitySchemes"]);
}

function optionOf(option: CredentialOption): Option {
  if (option.kind === "none") return "unknown";
  return option.required ? "required" : "optional";
}

/** A server's address that is relative to the contract's cannot be where a client sends to. */
function baseUrlOf({ api }: Model): Option {
  return api.servers[0]?.absolute ? "optional" : "required";
}

function clientChange(
  rule: string,
  what: string,
  source: Change["source"],
  places: Pick<Change, "old" | "new">,
): Change {
  const wire = compatible("What is sent does not follow from how a client is made.");
  const mend = mendOf(wire, source);
  return { rule, subject: { kind: "api" }, directions: ["request", "response"], wire, source, ...places, what, mend };
}
