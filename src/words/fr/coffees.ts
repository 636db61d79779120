import type { Address } from '../../terms/speech.ts'
import type { coffeeWords as english } from '../en/coffees.ts'
import { addressed } from '../french.ts'
import { day, line, named } from '../line.ts'

export const coffeeWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    press: {
      choose: 'Un café pour…',
      bring: (newcomer, other) => `${newcomer} et ${other}`,
    },
    title: name => `Un café pour ${name}`,
    whom: newcomer => line`Qui pourrait accueillir ${named(newcomer)} ? Un bouton le propose aux deux :`,
    nobody: newcomer =>
      line`Personne à proposer à ${named(newcomer)} en ce moment. Une mise en relation reste possible depuis son profil.`,
    sentTitle: names => `Café proposé : ${names}`,
    sent: () => line`Chacun répond en privé ; ${say('vous n’avez', 'tu n’as')} rien d’autre à faire.`,
    brought: () => line`Le bureau a pensé que vous auriez plaisir à prendre un café ensemble.`,
    why: at =>
      line`Un membre du bureau ${say('vous a proposé', 't’a proposé')} ce café${at ? line` ${day(at)}` : ''}, comme à l’autre.`,
  }
}
