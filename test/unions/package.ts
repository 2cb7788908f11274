import fc from "fast-check";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import type { DiscriminatorsOption } from "../../generator/3-analyse/discriminators.js";
import type { Model } from "../../generator/3-analyse/model.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { compiledFrom, documentOf, runModules } from "../harness/package.js";
import { drawn } from "../validators/draw.js";
import type { Components } from "../validators/written.js";
import { drawFamily, drawUntaggedFamily, drawValue, type Family } from "./families.js";
import { type Reading, readingOf } from "./reading.js";

/** A package generated from many unions, running, with values for each of them. */
export interface Package {
  readonly name: DiscriminatorsOption;
  readonly families: readonly Family[];
  readonly values: ReadonlyMap<Family, readonly unknown[]>;
  readonly model: Model;
  readonly files: readonly OutputFile[];
  readonly validators: Functions;
  readonly unions: Functions;
  readonly accepts: Reading;
}

type Functions = Readonly<Record<string, (...parameters: readonly unknown[]) => unknown>>;

export async function packageOf(
  name: DiscriminatorsOption,
  seed: number,
  compiled: Map<string, string>,
): Promise<Package> {
  const drawFamilies = drawn((draw) => [
    ...Array.from({ length: 32 }, (_, index) => drawFamily(`U${index}`, draw)),
    ...Array.from({ length: 4 }, (_, index) => drawUntaggedFamily(`V${index}`, draw)),
  ]);
  const [families = []] = fc.sample(drawFamilies, { seed, numRuns: 1 });
  const values = new Map(
    families.map((family) => [
      family,
      distinct(
        fc.sample(
          drawn((draw) => drawValue(family, draw)),
          { seed, numRuns: 40 },
        ),
      ),
    ]),
  );
  const components: Components = Object.assign({}, ...families.map((family) => family.components));
  const documents = { "api.yaml": documentOf(components) };
  const { model, files } = await compiledFrom(documents, "api.yaml", { discriminators: name });
  const [validators = {}, unions = {}] = await runModules(
    files,
    ["src/api/validators.ts", "src/api/unions.ts"],
    compiled,
  );
  return {
    ...{ name, families, values, model, files },
    validators: validators as Functions,
    unions: unions as Functions,
    accepts: readingOf(components, model),
  };
}

/** How many unions of each kind there are. */
export function kindsIn({ model, families }: Package): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const { name } of families) {
    const union = model.unions.get(idOf(name));
    if (union === undefined) continue;
    const { discrimination, declared, decisive } = union;
    const words = [declared ? "declared" : "", decisive ? "" : "not decisive"].filter((word) => word !== "");
    const kind = ["by", discrimination.by, ...words].join(" ");
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(kinds).sort());
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** The schema of a component. */
export function idOf(name: string): SchemaId {
  return `#/components/schemas/${name}` as SchemaId;
}
