import {
  type Currency,
  CurrencyEnum,
  type CurrencyValues,
  currencyValues,
  listPricesSortValues,
  type Price,
  PriceNestedLevelEnum,
  PriceStateEnum,
  pickedOneValues,
  priceKindValues,
  priceStateValues,
  priceTagsItemValues,
  wideNarrowEnumValues,
  wideNarrowValues,
} from "sample/spec";

export const currencies: readonly Currency[] = currencyValues;
export const exactly: readonly ["eur", "usd"] = currencyValues;
export const euro: Currency = CurrencyEnum.Euro;
export const states: readonly NonNullable<Price["state"]>[] = priceStateValues;
export const open: "open" = PriceStateEnum.Open;
export const kinds: readonly NonNullable<Price["kind"]>[] = priceKindValues;
export const tags: NonNullable<Price["tags"]> = [...priceTagsItemValues];
export const levels: 1 | 2 = PriceNestedLevelEnum["two words"];
export const own: 2 = PriceNestedLevelEnum.toString;
export const sorts: readonly ("amount" | "-amount")[] = listPricesSortValues;
export const others: readonly ["c"] = wideNarrowValues;
export const another: readonly ["b"] = wideNarrowEnumValues;
export const picked: readonly ["d"] = pickedOneValues;
export const text: CurrencyValues = "any text: it is a type of the contract";
// @ts-expect-error the list is read-only
currencyValues.push("chf");
// @ts-expect-error not a name of a value
CurrencyEnum.Franc;
