import { startPlayground } from './start-playground.js'

void startPlayground()
