import {
  type cash,
  create_order,
  type Gross,
  isCash,
  listOrders,
  matchPayment,
  type Net,
  type PaidByCard,
  type Payment,
  type Purchase,
  type PurchaseLine,
  type PurchaseRequest,
} from "sample/spec";

listOrders satisfies object;
create_order satisfies object;
({ lines: [{ amount: 1 } satisfies PurchaseLine] }) satisfies PurchaseRequest;
// @ts-expect-error only requests go without the id
({ lines: [] }) satisfies Purchase;
1 satisfies Net & Gross;

declare const payment: Payment;
matchPayment(payment, { card: ({ card }) => card, cash: () => "" }) satisfies string;
({ kind: "Card", card: "1" }) satisfies PaidByCard;
if (isCash(payment)) payment satisfies cash;
