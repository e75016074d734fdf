# Redmine with who and what is in it for the tests, made when the database is still empty.
require '/usr/share/redmine/config/environment'

unless User.find_by_login('teacher')
  Setting.rest_api_enabled = '1'
  Setting.attachment_max_size = '5120'

  school = Project.create!(name: 'School', identifier: 'school', is_public: false, enabled_module_names: ['issue_tracking'])
  closed = Project.create!(name: 'Closed', identifier: 'closed', is_public: false, enabled_module_names: ['issue_tracking'])
  [school, closed].each { |project| project.trackers = Tracker.all }

  # What somebody needs who writes requests, and no more.
  writes = Role.create!(name: 'Teacher', issues_visibility: 'own', permissions: [:view_issues, :add_issues, :add_issue_notes])
  answers = Role.create!(name: 'Support', issues_visibility: 'all', permissions: Redmine::AccessControl.permissions.map(&:name))
  {
    'teacher' => ['Мария', 'Учитель', 'pa-ss+1+1', writes],
    'support' => ['Пётр', 'Поддержка', 'pa-ss+2+2', answers],
  }.each do |login, (first, last, password, role)|
    user = User.new(firstname: first, lastname: last, mail: "#{login}@example.test", language: 'en', status: 1)
    user.login = login
    user.password = password
    user.save!
    Member.create!(project: school, principal: user, roles: [role])
  end
  # Every status may follow every other one: the tests only need «Closed» to be reached.
  IssueStatus.all.to_a.permutation(2) do |old, new|
    Tracker.all.each { |tracker| WorkflowTransition.create!(role: answers, tracker: tracker, old_status: old, new_status: new) }
  end
  File.write(ENV.fetch('REDMINE_KEY_FILE'), User.find_by_login('teacher').api_key)
end

run Rails.application
