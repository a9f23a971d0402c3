// main.ts
import { Body, Controller, Get, Module, NotFoundException, Param, Put } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { cors } from '@webcors/fastify'

@Controller('orders')
class OrdersController {
  @Get(':id')
  find(@Param('id') id: string) {
    throw new NotFoundException(`There is no order ${id}`)
  }

  @Put(':id')
  change(@Param('id') id: string, @Body() order: object) {
    return { id, ...order }
  }
}

@Module({ controllers: [OrdersController] })
class AppModule {}

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter())

await app.register(
  cors({
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
    crossOriginProtection: true,
  }),
)

await app.listen(process.env.PORT ?? 3000)
