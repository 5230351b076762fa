metadata description = 'Reporting in Azure: a function app on Container Apps with its storage, registry, identity, sign-in, telemetry and alerts, in one resource group.'

targetScope = 'resourceGroup'

@description('Which installation this is.')
@allowed(['dev', 'demo', 'production'])
param installation string

@description('Region of everything.')
param location string = resourceGroup().location

@description('Repository and tag, or digest, of the app\'s image in this installation\'s registry, such as reporting:1.0.0. Empty for the first deployment, which makes the registry.')
param image string = ''

@description('Client id of the Entra application with which people sign in.')
@minLength(36)
@maxLength(36)
param signInClientId string

@description('Tenant of that application.')
param signInTenantId string = tenant().tenantId

@description('Client ids of further Entra applications whose tokens are taken: the systems of councils that upload by themselves.')
param callingApplications string[] = []

@description('Object ids of the first administrators. They are put in the access table when it knows none.')
@minLength(1)
param administrators string[]

@description('Addresses that alerts are sent to.')
@minLength(1)
param alertEmails string[]

@description('Cores and memory of a replica, and how many there may be. There is always at least one: timers and queues want somebody who listens.')
param size sizeOfApp

@description('How many copies storage keeps, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageRedundancy string

@description('How long a deleted or replaced blob can be had back, in days. What is erased is gone after that.')
param recoverableDays int

@description('How long logs are kept, in days.')
param logDays int

@description('Whether storage is locked against deletion.')
param locked bool

type sizeOfApp = {
  @description('Such as 0.5 or 2; the memory in Gi is twice that.')
  cores: string
  memory: string
  @minValue(1)
  minReplicas: int
  @minValue(1)
  maxReplicas: int
}

var name = 'reporting-${installation}'
var unique = uniqueString(resourceGroup().id, installation)
var tags = {
  product: 'Reporting'
  installation: installation
}

// The names that the app uses. infra/README.md says what each holds.
var queues = [
  'check'
  'check-poison'
  'measure'
  'measure-poison'
  'close'
  'close-poison'
  'combine'
  'combine-poison'
  'protect'
  'protect-poison'
  'render'
  'render-poison'
  'print'
  'print-poison'
  'reminders'
  'reminders-poison'
  'safeguarding'
  'safeguarding-poison'
  'drop'
  'drop-poison'
]
var tables = ['returns', 'windows', 'runs', 'safeguarding', 'access', 'comparators', 'messages']
// The last is the Functions host's own: its locks, and when each timer last ran.
var writtenContainers = [
  'returns'
  'checked'
  'measures'
  'figures'
  'reports'
  'releases'
  'drop-receipts'
  'keys'
  'azure-webjobs-hosts'
]
var readContainers = ['drop']

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-app'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logDays
    principalId: identity.properties.principalId
  }
}

module registry 'modules/registry.bicep' = {
  params: {
    name: 'reporting${unique}'
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'reporting${unique}'
    location: location
    tags: tags
    redundancy: storageRedundancy
    recoverableDays: recoverableDays
    locked: locked
    workspaceId: monitoring.outputs.workspaceId
    containers: concat(writtenContainers, readContainers)
    queues: queues
    tables: tables
  }
}

module storageRoles 'modules/storage-roles.bicep' = {
  params: {
    accountName: storage.outputs.name
    principalId: identity.properties.principalId
    writtenContainers: writtenContainers
    readContainers: readContainers
    queues: queues
    tables: tables
  }
}

module droppedFiles 'modules/dropped-files.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    accountName: storage.outputs.name
  }
}

module functionApp 'modules/function-app.bicep' = {
  dependsOn: [storageRoles]
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    insightsConnectionString: monitoring.outputs.connectionString
    storageAccountName: storage.outputs.name
    registry: registry.outputs.loginServer
    image: image
    identityName: identity.name
    identityClientId: identity.properties.clientId
    signInClientId: signInClientId
    signInTenantId: signInTenantId
    callingApplications: callingApplications
    administrators: administrators
    size: size
  }
}

module scaleRules 'modules/scale-rules.bicep' = {
  params: {
    identityId: identity.id
    storageAccountName: storage.outputs.name
    minReplicas: size.minReplicas
    maxReplicas: size.maxReplicas
    concurrentRequests: 20
    // Protecting and rendering fill a replica by themselves; the others are short.
    messages: {
      check: 16
      measure: 16
      close: 1
      combine: 1
      protect: 1
      render: 1
      print: 1
      drop: 16
    }
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    appId: functionApp.outputs.id
    dropTopicId: droppedFiles.outputs.topicId
    // A demonstration image writes nothing, and the silence would wake people.
    enabled: !empty(image)
    emails: alertEmails
    timers: ['CloseWindows', 'DraftReports', 'Remind', 'EraseQuarantined']
    everyMinute: 'CloseWindows'
  }
}

@description('Where the service is.')
output address string = functionApp.outputs.address
@description('Resource id of the app.')
output appId string = functionApp.outputs.id
@description('Object id of the app\'s identity: the subject that the Entra application trusts.')
output identityPrincipalId string = identity.properties.principalId
@description('Where images are pushed to.')
output registry string = registry.outputs.loginServer
@description('The storage account.')
output storageAccount string = storage.outputs.name
@description('The body of the request that puts the app\'s own scale rules on.')
output scaleRules object = scaleRules.outputs.patch
