import type { SchemaRule } from "../finding.js";
import { containsRule, prefixItemsRule } from "./arrays.js";
import { assertionRules } from "./assertions.js";
import { boundRules } from "./bounds.js";
import { conditionRules } from "./conditions.js";
import { conjunctsRule } from "./conjuncts.js";
import { discriminatorRule } from "./discriminators.js";
import { fallbackRule } from "./fallback.js";
import { propertiesRule } from "./objects.js";
import { singleRules } from "./parts.js";
import { typesRule } from "./types.js";
import { unionRules } from "./unions.js";
import { valuesRule } from "./values.js";

/** The rules about schemas, in the order in which their changes are told: what a value is, then what is in it. */
const known: readonly SchemaRule[] = [
  typesRule,
  valuesRule,
  ...boundRules,
  ...assertionRules,
  conjunctsRule,
  ...unionRules,
  discriminatorRule,
  propertiesRule,
  ...singleRules,
  prefixItemsRule,
  containsRule,
  ...conditionRules,
];

/** Every keyword belongs to one of these rules or to one about annotations; the last takes what no other speaks of. */
export const schemaRules: readonly SchemaRule[] = [...known, fallbackRule(known)];
