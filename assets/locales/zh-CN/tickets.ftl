# 工单：从来电到归档的词、状态与选择、拒绝的句子，以及受理单上的词。

tickets-title = 工单
intake-title = 登记

## 状态与选择

tickets-state-registered = 已登记
tickets-state-handed_over = 已转交
tickets-state-triaged = 已分级
tickets-state-planning = 方案中
tickets-state-ready = 待派工
tickets-state-dispatched = 已派工
tickets-state-in_service = 服务中
tickets-state-pending_acceptance = 待验收
tickets-state-rework = 返工
tickets-state-accepted = 已验收
tickets-state-completed_unsigned = 完工未签
tickets-state-follow_up = 回访中
tickets-state-closed = 已结案
tickets-state-archived = 已归档
tickets-state-cancelled = 已取消

tickets-channel-phone = 电话
tickets-channel-letter = 来信
tickets-channel-fax = 传真
tickets-channel-email = 电子邮件
tickets-channel-sms = 短信
tickets-channel-wechat = 微信
tickets-channel-online_chat = 在线客服
tickets-channel-website = 网站表单
tickets-channel-mailbox = 意见箱
tickets-channel-walk_in = 上门来访
tickets-channel-brought_in = 送修
tickets-channel-technician_found = 技术员发现
tickets-channel-callback_found = 回访发现
tickets-channel-referral = 厂家或分公司转来
tickets-channel-online_review = 网上评价
tickets-channel-social_media = 社交媒体

tickets-service_type-consultation = 咨询
tickets-service_type-technical_support = 技术支持
tickets-service_type-repair = 维修
tickets-service_type-installation = 安装调试
tickets-service_type-maintenance = 保养
tickets-service_type-inspection = 巡检
tickets-service_type-training = 培训
tickets-service_type-upgrade = 升级割接
tickets-service_type-replanting = 补植
tickets-service_type-rescue = 道路救援
tickets-service_type-return_exchange = 退换货
tickets-service_type-complaint = 投诉
tickets-service_type-suggestion = 建议
tickets-service_type-design_adjustment = 设计调整

tickets-desk_class-product = 产品
tickets-desk_class-service = 服务
tickets-desk_class-complaint = 投诉

tickets-problem_class-general = 一般
tickets-problem_class-technical = 技术
tickets-problem_class-repair = 维修

tickets-urgent-danger = 有危险
tickets-urgent-service_stopped = 停机停产
tickets-urgent-vehicle_stranded = 车辆抛锚
tickets-urgent-emergency_repair = 抢修
tickets-urgent-executive_order = 领导交办

tickets-severity-s1 = 一级
tickets-severity-s2 = 二级
tickets-severity-s3 = 三级
tickets-severity-help-s1 = 一级：停机停产、有危险，或用不了
tickets-severity-help-s2 = 二级：主要功能受影响，还能用
tickets-severity-help-s3 = 三级：小毛病，不影响使用

tickets-priority-p1 = 优先 1
tickets-priority-p2 = 优先 2
tickets-priority-p3 = 优先 3

tickets-charge_class-paid = 有费
tickets-charge_class-contract = 合同
tickets-charge_class-free = 免费
tickets-charge_class-cost_only = 工本费
tickets-charge_class-internal = 内部

tickets-warranty-in_warranty = 保修期内
tickets-warranty-expired = 已过保
tickets-warranty-unknown = 保修不明

tickets-note-remark = 备注
tickets-note-call = 与客户通话
tickets-note-progress = 告知进展
tickets-note-held = 暂停
tickets-note-resumed = 恢复
tickets-note-assigned = 指派
tickets-note-acknowledged = 主管已知悉
tickets-note-clarified = 已问清
tickets-note-received = 接手确认
tickets-note-changed = 更改
tickets-note-printed = 打印
tickets-note-visit = 上门
tickets-note-acceptance = 验收

## 字段

tickets-field-number = 单号
tickets-field-state = 状态
tickets-field-customer = 客户
tickets-field-customer_name = 客户
tickets-field-contact_name = 联系人
tickets-field-contact_phone = 电话
tickets-field-address = 地址
tickets-field-equipment = 设备
tickets-field-model = 型号
tickets-field-serial = 序列号
tickets-field-channel = 来源
tickets-field-service_type = 服务类型
tickets-field-desk_class = 初分
tickets-field-problem_class = 问题类别
tickets-field-description = 问题描述
tickets-field-subject = 问题
tickets-field-received_at = 接到时间
tickets-field-logged_at = 录入时间
tickets-field-backdate_reason = 补录原因
tickets-field-taken_by = 受理人
tickets-field-level_due_at = 服务标准
tickets-field-promised_at = 承诺时间
tickets-field-promised_by = 承诺人
tickets-field-due_at = 时限
tickets-field-urgent = 紧急
tickets-field-clarify_first = 先问清
tickets-field-paper_number = 手填单号
tickets-field-severity = 严重程度
tickets-field-nature = 性质
tickets-field-assessors = 评估人
tickets-field-priority = 优先级
tickets-field-priority_reason = 改优先级的原因
tickets-field-charge_class = 收费
tickets-field-charge_reason = 改收费的原因
tickets-field-warranty = 保修
tickets-field-assignee = 经办人
tickets-field-handed_to = 转交给
tickets-field-handed_at = 转交时间
tickets-field-answer = 答复
tickets-field-cause = 原因
tickets-field-cause_code = 原因代码
tickets-field-repeat_of = 返修自
tickets-field-voucher = 服务凭证
tickets-field-hold_reason = 暂停原因
tickets-field-reason = 原因
tickets-field-asked_by = 谁要求取消
tickets-field-agreed_with = 客户方谁同意
tickets-field-site = 地点
tickets-field-project = 项目名称
tickets-field-stage = 阶段
tickets-field-species = 植物品种
tickets-field-affected = 受影响数量
tickets-field-bus_number = 车号
tickets-field-location = 具体位置
tickets-field-plate = 车牌号
tickets-field-system = 系统名称
tickets-field-purchased_on = 购买日期
tickets-field-remark = 备注

## 列表

tickets-view-mine = 我的
tickets-view-unassigned = 未指派
tickets-view-open = 在办
tickets-view-due_today = 今天到期
tickets-view-overdue = 超时
tickets-view-awaiting_acceptance = 待验收
tickets-view-urgent = 紧急
tickets-view-all = 全部
tickets-view-cancelled = 已取消
tickets-none = 这里列出工单。
tickets-none-todo = 按 F2 登记第一张。
tickets-new = 登记工单

## 单据页

tickets-timeline = 经过
tickets-facts-request = 请求
tickets-facts-item = 设备与保修
tickets-facts-triage = 分级
tickets-facts-people = 经手
tickets-on_hold = 已暂停
tickets-urgent-mark = 紧急
tickets-unacknowledged = 待主管知悉
tickets-clarify-mark = 先问清
tickets-repeat-mark = 返修
tickets-from-paper = 补录自手填单
tickets-vip = VIP
tickets-overdue-mark = 超时
tickets-later-than-level = 承诺晚于服务标准
tickets-handover-late = 转交超时 { $minutes } 分钟
tickets-by-rule = 程序按规定
tickets-registered-by = 登记
tickets-steps-pending = 尚不检查：{ $guards }
tickets-timeline-step = { $from } → { $to }
tickets-charge-computed = 按保修计算：{ $class }
tickets-priority-computed = 按矩阵：{ $priority }

## 动作

tickets-do-handed_over = 转交
tickets-do-triaged = 分级
tickets-do-planning = 转做方案
tickets-do-ready = 可以派工
tickets-do-dispatched = 派工
tickets-do-in_service = 开始服务
tickets-do-pending_acceptance = 完工报验
tickets-do-rework = 返工
tickets-do-accepted = 验收通过
tickets-do-completed_unsigned = 记为完工未签
tickets-do-follow_up = 转入回访
tickets-do-closed = 结案
tickets-do-archived = 归档
tickets-do-cancelled = 取消工单
tickets-do-answer = 答复并结案
tickets-do-reopen = 重新打开
tickets-do-next-visit = 再次上门
tickets-do-assign = 指派
tickets-do-hold = 暂停
tickets-do-resume = 恢复
tickets-do-note = 加备注
tickets-do-acknowledge = 知悉
tickets-do-approve = 同意受理
tickets-do-clarify = 已问清
tickets-do-receive = 确认接手
tickets-do-promise = 改承诺
tickets-do-urgent = 标为紧急
tickets-do-calm = 取消紧急
tickets-do-regrade = 重新分级
tickets-do-voucher = 凭证已收回
tickets-do-print = 打印受理单
tickets-do-print-blank = 打印空白受理单
tickets-do-more = 其他
tickets-done-registered = 已登记 { $number }
tickets-done-printed = 已存为 { $path }
tickets-note-kind = 种类
tickets-note-text = 内容
tickets-person-none = 不指派

## 登记页

intake-who = 谁
intake-what = 什么事
intake-known = 已知情况
intake-caller = 电话或姓名
intake-caller-hint = 输 3 位电话或 2 个字即可认出；↓ 选择，Enter 确认
intake-new-caller = 新客户
intake-new-caller-name = 新客户“{ $name }”
intake-change-caller = 换一位
intake-more = 还有更多，请再输几位
intake-items = 设备
intake-item-none = 不在档案里
intake-open = 在办工单
intake-last = 最近完成
intake-promises = 已承诺
intake-complaints = 投诉过 { $count } 次
intake-nothing-known = 输入电话或姓名后，这里显示在办工单、设备与保修、上次服务和承诺。
intake-no-tickets = 没有在办工单
intake-no-items = 档案里没有设备
intake-duplicate = 同一设备已有在办工单 { $number }，不必再登记
intake-duplicate-customer = 该客户有在办工单 { $number }
intake-repeat = 同一设备 { $days } 天内修过（{ $number }），将记为返修
intake-not-repeat = 不是返修
intake-join = 打开这张工单（Ctrl+J）
intake-level = 服务标准 { $time }
intake-promise-late = 晚于服务标准 { $time }
intake-save = 登记
intake-save-print = 登记并打印
intake-answer = 当场答复
intake-urgent-hint = 主管会立即看到
intake-received-hint = 超过 { $minutes } 分钟前要写原因
intake-more-fields = 更多项目
intake-saved = 已登记 { $number }
intake-open-saved = 打开 { $number }

## 受理单上的词

tickets-paper-title = 售后服务受理单
tickets-paper-blank = （手工填写）
tickets-paper-heading-item = 产品与问题
tickets-paper-heading-office = 受理
tickets-paper-heading-signatures = 签字
tickets-paper-customer = 来人签字
tickets-paper-clerk = 受理人签字
tickets-paper-name = 姓名：
tickets-paper-date = 日期：
tickets-paper-sample = 样本 SAMPLE
tickets-paper-urgent = 紧急
tickets-paper-promise = 我们承诺在所写时间前答复或处理；有变化会提前告知。

## 拒绝：发生了什么，该怎么办

fault-ticket-missing = 找不到这张工单。
    .todo = 返回列表，重新查找。
fault-ticket-ended = 工单 { $number } 已经结束，不能再改。
    .todo = 确有需要时由主管重新打开。
fault-ticket-guard-no_such_step = 工单不能从“{ $from }”到“{ $to }”。
    .todo = 按页面下方列出的下一步做。
fault-ticket-guard-not_your_step = 这一步由别的岗位做。
    .todo = 请有权限的同事操作。
fault-ticket-guard-by_rule_only = 这一步由程序按规定自动走，不能手工点。
    .todo = 先完成签字、验收等事实，程序会自己走到这一步。
fault-ticket-guard-on_hold = 工单已暂停。
    .todo = 先恢复，再继续。
fault-ticket-guard-answer_missing = 还没有写答复。
    .todo = 写下给客户的答复，再结案。
fault-ticket-guard-not_answerable = 只有咨询和建议可以当场答复结案。
    .todo = 其他请求请转交处理。
fault-ticket-guard-receiver_missing = 还没有写转交给谁。
    .todo = 选一位接手的人。
fault-ticket-guard-approval_missing = 主管还没有同意受理。
    .todo = 请主管先点“同意受理”。
fault-ticket-guard-clarify_first = 来意还不清楚，不能往下转。
    .todo = 先问清，写下结果。
fault-ticket-guard-not_graded = 分级不完整。
    .todo = 填上性质、严重程度和评估人。
fault-ticket-guard-plan_needed = 这类问题要先有批准的方案。
    .todo = 先转做方案。
fault-ticket-guard-reason_missing = 这一步要写原因。
    .todo = 写下原因，再做。
fault-ticket-guard-voucher_out = 服务凭证还没有收回。
    .todo = 收回签过字的凭证，在登记簿销号后再结案。
fault-ticket-guard-papers_open = 上门报告或编号单据还没有全部归档。
    .todo = 把上门归档，单据签好归档或作废，再归档工单。
fault-ticket-guard-cause_missing = 还没有写故障原因。
    .todo = 写下查明的原因，再结案。
fault-ticket-guard-by_command = 这一步要通过它自己的页面做。
    .todo = 派工、上门、验收请到相应页面操作。
fault-ticket-received_ahead = 接到时间晚于现在。
    .todo = 改成实际接到的时间，或检查电脑时钟。
fault-ticket-item_of_another = 这台设备不属于这位客户。
    .todo = 重新选设备，或先改设备的客户。
fault-ticket-site_of_another = 这个地点不属于这位客户。
    .todo = 重新选地点。
fault-ticket-paper_number_unknown = 这个手填单号不是本公司发出的。
    .todo = 核对纸上的单号。
fault-ticket-paper_number_used = 手填单 { $number } 已经录入过。
    .todo = 打开那张工单核对。
fault-ticket-person_unknown = 没有这个人，或已停用。
    .todo = 重新选人。
fault-ticket-nothing_to_acknowledge = 没有待知悉的紧急提醒。
fault-ticket-s1_not_lowered = 一级的优先级不能调低。
    .todo = 确实不到一级时，改严重程度。
fault-ticket-already_held = 工单已经暂停。
fault-ticket-not_held = 工单没有暂停。
fault-ticket-no_voucher_out = 没有待收回的服务凭证。
fault-ticket-voucher_unsigned = 服务还没有完成，凭证不可能已签字。
    .todo = 验收之后再收回凭证。
fault-ticket-accepted_unchangeable = 工单已验收，内容在签过字的文件里，不能再改。
    .todo = 需要更正时做附录；故障原因仍可补写。
fault-ticket-type_fixed = 已经开始处理，服务类型不能再改。
    .todo = 取消这张，另登一张。
fault-ticket-clarify_by_command = 去掉“先问清”要写下问到的结果。
    .todo = 用“已问清”。
fault-ticket-promise_before_receipt = 承诺时间早于接到时间。
    .todo = 改承诺时间。
fault-ticket-note_kind = 这类记录由程序写，不能手工加。
fault-field-ahead = 晚于现在
fault-field-not_theirs = 不属于这位客户

## 尚不检查的条件（模块还没有建）

pending-ticket-complaint_opened = 投诉另立案
pending-ticket-sender_told = 已告知来信人结果
pending-ticket-plan_approved = 方案已批准
pending-ticket-technician_qualified = 技术员有资质
pending-ticket-arrival_agreed = 已约定上门时间
pending-ticket-quotation = 已报价
pending-ticket-prepayment = 已预付
pending-ticket-visit_started = 上门已开始
pending-ticket-escalation_decided = 升级已批示
pending-ticket-visit_unsolved = 本次上门未解决
pending-ticket-work_tested = 测试与清单通过
pending-ticket-issues_assessed = 问题重新评估
pending-ticket-callbacks_made = 回访与调查已安排
pending-ticket-custody_empty = 没有代管物品
pending-ticket-loaner_back = 备机已归还
pending-ticket-parts_settled = 领用配件已结清
pending-ticket-supplier_told = 质量问题已通知采购
pending-ticket-charges_settled = 费用已结清
pending-ticket-complaint_closed = 投诉已处理
pending-ticket-callback_done = 回访已做
pending-ticket-survey_done = 满意度调查已做
pending-ticket-breach_explained = 超时原因已写

tickets-tab-acceptance = 验收与文件
intake-and-more = 还有 { $count } 张
tickets-tab-work = 受理与经过
tickets-do-go-acceptance = 去验收签字
fault-ticket-guard-unsigned_proof_missing = 还没有按拒签、不在场或联系不上登记，或者提醒的次数不够。
    .todo = 在“验收与文件”里登记未签字的原因和凭据，再按规定次数提醒。
