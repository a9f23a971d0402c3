import type { Recipe } from './servers.test-util.js'

const node = (source: (fix: string, port: number) => string): Recipe => ({
  command: () => [process.execPath, 'server.mjs'],
  files: (fix, port) => ({ 'server.mjs': source(fix, port) }),
})
const python = (module: string, text: (fix: string, port: number) => string): Recipe => ({
  command: () => ['/usr/bin/python3', `${module}.py`],
  files: (fix, port) => ({ [`${module}.py`]: text(fix, port) }),
})

/** Starts each server that can run here, with the fix at the place that `where` names. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  nginx: {
    command: (folder) => ['nginx', '-p', folder, '-c', `${folder}/nginx.conf`],
    files: (fix, port, upstream) => {
      const [http = '', location = ''] = fix.split('# In the location { } that has proxy_pass\n')
      return {
        'nginx.conf': `daemon off; pid FOLDER/pid; error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path FOLDER/a; proxy_temp_path FOLDER/b; fastcgi_temp_path FOLDER/c; uwsgi_temp_path FOLDER/d; scgi_temp_path FOLDER/e;
  ${http}
  server {
    listen 127.0.0.1:${port};
    location / {
      ${location}
      proxy_pass http://127.0.0.1:${upstream};
    }
  }
}
`,
      }
    },
  },
  Apache: {
    command: (folder) => ['/usr/sbin/apache2', '-f', `${folder}/apache.conf`, '-D', 'FOREGROUND'],
    files: (fix, port, upstream) => ({
      'apache.conf': `ServerRoot FOLDER
ServerName localhost
Listen 127.0.0.1:${port}
PidFile FOLDER/pid
ErrorLog FOLDER/log
Mutex file:FOLDER default
${['mpm_event', 'authz_core', 'headers', 'setenvif', 'rewrite', 'proxy', 'proxy_http']
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join('\n')}
<VirtualHost 127.0.0.1:${port}>
${fix}
ProxyPass / http://127.0.0.1:${upstream}/
</VirtualHost>
`,
    }),
  },
  Caddy: {
    command: (folder) => [
      'caddy',
      'run',
      '--config',
      `${folder}/Caddyfile`,
      '--adapter',
      'caddyfile',
    ],
    files: (fix, port, upstream) => ({
      Caddyfile: `{
	admin off
	auto_https off
	storage file_system FOLDER
}
http://127.0.0.1:${port}, http://:${port} {
	bind 127.0.0.1
	${fix}
	reverse_proxy 127.0.0.1:${upstream}
}
`,
    }),
  },
  HAProxy: {
    command: (folder) => ['haproxy', '-db', '-f', `${folder}/haproxy.cfg`],
    files: (fix, port, upstream) => ({
      'haproxy.cfg': `defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend f
  bind 127.0.0.1:${port}
  ${fix.replaceAll('\n', '\n  ')}
  default_backend b
backend b
  server s 127.0.0.1:${upstream}
`,
    }),
  },
  Flask: python(
    'server',
    (fix, port) => `from flask import Flask, abort
app = Flask(__name__)
${fix}

@app.before_request
def login():
    # A login that knows of no preflight
    if request.method == "OPTIONS":
        abort(401)

@app.route("/orders", methods=["GET", "PUT", "PATCH", "DELETE"])
def orders():
    return {}

@app.route("/fails")
def fails():
    raise RuntimeError("no database")

app.run(host="127.0.0.1", port=${port})
`,
  ),
  FastAPI: python(
    'server',
    (fix, port) => `import uvicorn
from fastapi import FastAPI
app = FastAPI()

@app.api_route("/orders", methods=["GET", "PUT", "PATCH", "DELETE"])
def orders():
    return {}

@app.get("/fails")
def fails():
    raise RuntimeError("no database")

${fix}

uvicorn.run(app, host="127.0.0.1", port=${port}, log_level="error")
`,
  ),
  Django: {
    command: (_, port) => [
      '/usr/bin/python3',
      'manage.py',
      'runserver',
      `127.0.0.1:${port}`,
      '--noreload',
    ],
    files: (fix) => ({
      'settings.py': `SECRET_KEY = "x"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
INSTALLED_APPS = []
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
${fix}
`,
      'urls.py': `from django.http import JsonResponse
from django.urls import path
def orders(request):
    return JsonResponse({}, status=401 if request.method == "OPTIONS" else 200)
def fails(request):
    raise RuntimeError("no database")
urlpatterns = [path("orders", orders), path("fails", fails)]
`,
      'manage.py': `import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
from django.core.management import execute_from_command_line
execute_from_command_line(sys.argv)
`,
    }),
  },
  PHP: {
    command: (_, port) => ['php', '-S', `127.0.0.1:${port}`, 'index.php'],
    files: (fix) => ({
      'index.php': `${fix}
if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') http_response_code(401);
elseif ($_SERVER['REQUEST_URI'] === '/missing') http_response_code(404);
elseif ($_SERVER['REQUEST_URI'] === '/fails') http_response_code(500);
echo '{}';
`,
    }),
  },
  'Express, with the cors package': node(
    (fix, port) => `import express from 'express'
const app = express()
${fix}
app.use((request, response, next) => (request.method === 'OPTIONS' ? response.sendStatus(401) : next()))
app.all('/orders', (request, response) => response.json({}))
app.get('/fails', () => { throw new Error('no database') })
app.listen(${port}, '127.0.0.1')
`,
  ),
  'webcors, Express and Connect': node(
    (fix, port) => `import express from 'express'
const app = express()
${fix}
app.use((request, response, next) => (request.method === 'OPTIONS' ? response.sendStatus(401) : next()))
app.all('/orders', (request, response) => response.json({}))
app.get('/fails', () => { throw new Error('no database') })
app.listen(${port}, '127.0.0.1')
`,
  ),
  'webcors, node:http': node(
    (fix, port) => `import { createServer } from 'node:http'
const listener = (request, response) => {
  response.statusCode = request.method === 'OPTIONS' ? 401 : request.url === '/missing' ? 404 : request.url === '/fails' ? 500 : 200
  response.end('{}')
}
${fix}
server.listen(${port}, '127.0.0.1')
`,
  ),
  'webcors, Koa': node(
    (fix, port) => `import Koa from 'koa'
const app = new Koa()
app.silent = true
${fix}
app.use((ctx) => {
  if (ctx.method === 'OPTIONS') ctx.throw(401)
  if (ctx.path === '/fails') throw new Error('no database')
  if (ctx.path === '/orders') ctx.body = {}
})
app.listen(${port}, '127.0.0.1')
`,
  ),
  'Koa, with @koa/cors': node(
    (fix, port) => `import Koa from 'koa'
const app = new Koa()
app.silent = true
${fix}
app.use((ctx) => {
  if (ctx.method === 'OPTIONS') ctx.throw(401)
  if (ctx.path === '/fails') throw new Error('no database')
  if (ctx.path === '/orders') ctx.body = {}
})
app.listen(${port}, '127.0.0.1')
`,
  ),
  'Fastify, with @fastify/cors': node(
    (fix, port) => `import fastify from 'fastify'
const app = fastify()
${fix}
app.addHook('onRequest', async (request, reply) => {
  if (request.method === 'OPTIONS') return reply.code(401).send()
})
app.route({ method: ['GET', 'PUT', 'PATCH', 'DELETE'], url: '/orders', handler: async () => ({}) })
app.get('/fails', async () => { throw new Error('no database') })
await app.listen({ port: ${port}, host: '127.0.0.1' })
`,
  ),
  'Hono, with hono/cors': node(
    (fix, port) => `import { Hono } from 'hono'
import { serve } from 'srvx'
const app = new Hono()
${fix}
app.use('*', (c, next) => (c.req.method === 'OPTIONS' ? c.body(null, 401) : next()))
app.all('/orders', (c) => c.json({}))
app.get('/fails', () => { throw new Error('no database') })
app.onError((error, c) => c.text('failed', 500))
serve({ fetch: app.fetch, port: ${port}, hostname: '127.0.0.1', silent: true })
`,
  ),
  NestJS: node(
    (fix, port) => `import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { All, Controller, Get, Module } from '@nestjs/common'
class Orders { orders() { return {} } fails() { throw new Error('no database') } }
const at = (name) => Object.getOwnPropertyDescriptor(Orders.prototype, name)
All('orders')(Orders.prototype, 'orders', at('orders'))
Get('fails')(Orders.prototype, 'fails', at('fails'))
Controller()(Orders)
class App {}
Module({ controllers: [Orders] })(App)
const app = await NestFactory.create(App, { logger: false })
${fix}
await app.listen(${port}, '127.0.0.1')
`,
  ),
}
