export type ThanksRefusals = {
  'thanks stand': { days: number }
}
