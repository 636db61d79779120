import { onSlack } from '../kit/on-slack.ts'
import { storiesOn } from './stories.ts'

storiesOn('Slack over a socket', onSlack('socket'), 'a network')
storiesOn('Slack over signed requests', onSlack('http'), 'a network')
