metadata description = 'What the app\'s identity may do in storage: one role for each container, queue and table, and none for the account.'

@description('Name of the storage account.')
param accountName string

@description('Object id of the app\'s identity.')
param principalId string

@description('Containers in which the app reads and writes.')
param writtenContainers string[]

@description('Containers in which the app only reads.')
param readContainers string[]

@description('Queues that the app puts messages on and takes them from.')
param queues string[]

@description('Tables that the app reads and writes.')
param tables string[]

var roles = loadJsonContent('roles.json')

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource written 'containers' existing = [for container in writtenContainers: { name: container }]
    resource read 'containers' existing = [for container in readContainers: { name: container }]
  }

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource queue 'queues' existing = [for queue in queues: { name: queue }]
  }

  resource tableService 'tableServices' existing = {
    name: 'default'

    resource table 'tables' existing = [for table in tables: { name: table }]
  }
}

resource writesBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, i) in writtenContainers: {
    name: guid(account::blobs::written[i].id, principalId, roles.storageBlobDataContributor)
    scope: account::blobs::written[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.storageBlobDataContributor
      )
    }
  }
]

resource readsBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, i) in readContainers: {
    name: guid(account::blobs::read[i].id, principalId, roles.storageBlobDataReader)
    scope: account::blobs::read[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    }
  }
]

// Not the narrower roles for sending and processing: a message that failed, or takes long, has its visibility changed, which they do not allow.
resource worksQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in queues: {
    name: guid(account::queueService::queue[i].id, principalId, roles.storageQueueDataContributor)
    scope: account::queueService::queue[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.storageQueueDataContributor
      )
    }
  }
]

resource writesTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (table, i) in tables: {
    name: guid(account::tableService::table[i].id, principalId, roles.storageTableDataContributor)
    scope: account::tableService::table[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.storageTableDataContributor
      )
    }
  }
]
