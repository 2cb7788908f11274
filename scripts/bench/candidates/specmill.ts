import { isShareableAsset, validateShareableAsset } from "../build/specmill/dist/cloudglue/index.js";
import { isLoose, isStrict, parseLoose, parseStrict } from "../build/specmill/dist/public/index.js";
import { isShare, isShareUpdate, validateShare, validateShareUpdate } from "../build/specmill/dist/rapidly/index.js";
import { isRows, isTree, validateRows, validateTree } from "../build/specmill/dist/shapes/index.js";
import { isHappened, validateHappened } from "../build/specmill/dist/union/index.js";
import { type Candidate, read } from "../candidate.js";

/** What specmill generates, as it is. */
export const candidate: Candidate = {
  share: () => ({ is: isShare, issues: (value) => read(validateShare(value).issues) }),
  shareUpdate: () => ({ is: isShareUpdate, issues: (value) => read(validateShareUpdate(value).issues) }),
  shareableAsset: () => ({ is: isShareableAsset, issues: (value) => read(validateShareableAsset(value).issues) }),
  loose: () => ({ is: isLoose, parse: parseLoose }),
  strict: () => ({ is: isStrict, parse: parseStrict }),
  union: () => ({ is: isHappened, issues: (value) => read(validateHappened(value).issues) }),
  tree: () => ({ is: isTree, issues: (value) => read(validateTree(value).issues) }),
  rows: () => ({ is: isRows, issues: (value) => read(validateRows(value).issues) }),
};
